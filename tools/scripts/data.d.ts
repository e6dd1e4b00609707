// What the build writes for the page's scripts: files of data, each a global, and the map's JSON.

/** What scripts say in the page's language, and which form a count takes (formats/catalogue.py). */
interface CatalogueData {
  messages: Record<string, string | string[]>;
  plurals: number[];
}

/** The tables of folding that the build uses, too (site/folding.toml). */
interface FoldingData {
  groups: string[];
  latin: [pattern: string, into: string][];
}

/** Dates that share all but the day: hours as 13:30-15:00, 13:30 or nothing, the same in words, days
 * after the build, and of some what is special, and 1 if they are off (pages/coming.py).
 */
type Group = [spec: string, label: string, days: number[], words?: string, off?: number];

/** The dates of all months of an area or the city (formats/agenda.py); `where` is a venue or an area. */
interface AgendaData {
  built: string;
  known: string;
  places: [id: string, name: string, groups: Group[], where: string][];
}

/** What the page of saved gatherings says of one; empty ends are left out (formats/cards.py). */
type Card = [
  name: string, schedule?: string, venue?: string, address?: string, phone?: string,
  groups?: Group[], who?: string, fee?: string, pause?: string, until?: string,
];

interface CardData {
  built: string;
  known: string;
  places: Record<string, Card>;
}

/** How words and names are read: 公民館《こうみんかん》 (formats/furigana.py). */
interface ReadingData {
  counters: Record<string, string>;
  words: string[];
  names: string[];
}

/** Rows column by column: all first values, all second ones …; nothing at all of no rows. */
type Columns<Row extends unknown[]> = { [Index in keyof Row]?: Row[Index][] };

type AreaRow = [
  name: string, slug: string, center: string, phone: string,
  folded: string, reading: string, latin: string,
];

/** `shown` is empty where it is the name; `area` is a place in the table of areas. */
type TownRow = [
  name: string, shown: string, latitude: number, longitude: number, area: number,
  folded: string, reading: string, latin: string,
];

/** Points are latitude, longitude, latitude …; areas, districts and towns are places in their tables. */
type ItemRow = [
  kind: number, id: string, name: string, folded: string, reading: string, latin: string, own: string,
  points: number[], areas: number[], districts: number[], towns: number[], kinds: string[],
  venue: string, phone: string, sentence: string, facets: string[], audiences: string[], meets: Group[],
];

/** What the finder searches (formats/search.py); `kinds` are folded names of categories by id. */
interface SearchData {
  build: string;
  built: string;
  known: string;
  kinds: Record<string, string>;
  districts: string[];
  areas: Columns<AreaRow>;
  towns: Columns<TownRow>;
  items: Columns<ItemRow>;
  /** Which items' points are only about right. */
  about: number[];
}

/** An area on a map; each polygon is its rings, as steps of a hundred-thousandth of a degree. */
interface Land {
  slug: string;
  name: string;
  href: string;
  own: boolean;
  count: number;
  label: Point;
  polygons: string[][];
}

/** A venue on a map, with the gatherings that meet there. */
interface Pin {
  number: number;
  mark: string;
  lat: number;
  lon: number;
  label: string;
  /** That the place is only about right. */
  about?: boolean;
  places: { id: string, name: string, when: string, venue: string, href: string }[];
}

/** The JSON beside a map (pages/mapdata.py); `map` names the global that Folium's script sets. */
interface MapData {
  map: "map_city" | "map_area" | "map_place";
  bounds: [west: number, south: number, east: number, north: number];
  attribution: { text: string, url: string } | null;
  lands: Land[];
  pins: Pin[];
}
