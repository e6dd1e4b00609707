// What one script makes for the others: classic scripts have nothing in common but the window.
// A global with a question mark is not there on every page that asks for it.

type Values = Record<string, string | number>;
type LeafletMap = import("leaflet").Map;

interface Words {
  t(message: string, values?: Values): string;
  counted(message: string, count: number, values?: Values): string;
  plain(element: Element | null | undefined): string;
  make<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag, text?: string, attributes?: Record<string, string>,
  ): HTMLElementTagNameMap[Tag];
}

interface Dates {
  all(selector: string, within?: ParentNode): HTMLElement[];
  say(date: string): string;
  shift(date: string, days: number): string;
  meetings(groups: Group[], built: string): Meeting[];
  inOrder(one: Meeting, other: Meeting): number;
  isOver(date: string, hours?: string): boolean;
  markOver(row: HTMLElement, date: string, place?: Element | null): void;
  run(): void;
  afterPaint(work: () => void): void;
  showMeeting(element: HTMLElement, meeting: { date: string, label: string, open?: boolean }): void;
  now(): Now;
  watch(watcher: (today: string) => void): void;
}

interface Fold {
  fold(text: string): string;
  foldLatin(text: string): string;
  forms(text: string): string[];
  words(text: string): string[][];
}

interface Filter {
  readQuery(search: string, known?: Record<string, string[]>): Query;
  writeQuery(query: Query): string;
  readMeets(groups: Group[], built: string): Hours[];
  nextMeeting(meets: Hours[], query: Pick<Query, "day" | "time">, now: Now): Occurrence | null;
  matches(gathering: Gathering, query: Query, now: Now): Occurrence | null | undefined;
  openNow(meeting: Pick<Occurrence, "date" | "start" | "end">, now: Now): boolean;
  rank(item: Named, words: string[][]): number | null;
  arrange<One extends Found>(found: One[], sort: string): One[];
  staying(places: number[]): boolean[];
  distance(one: Point, other: Point): number;
  nearest(item: { points: Point[] }, here: Point): number | null;
  walk(metres: number): number;
  inWords(metres: number): string;
  away(metres: number, about: boolean): string;
}

interface Load {
  script(path: string): Promise<void>;
  search(): Promise<Site>;
}

interface Finder {
  rows: Row[];
  form: HTMLFormElement;
  box: HTMLElement;
  slug: string;
  build: string;
  load(): Promise<Site | null>;
  from(place: Origin | null, near: string): void;
  ask(near: string): void;
  question(): Query;
}

/** A marker that may be moved aside, with the line to where it belongs. */
interface Placed {
  point: Point;
  marker: import("leaflet").Marker;
  leader: import("leaflet").Polyline | null;
}

/** A pin with the rows of its gatherings; it is out if none of them was found. */
interface MapPin extends Placed {
  pin: Pin;
  element: HTMLElement;
  rows: HTMLElement[];
  out: boolean;
}

interface LivingMap {
  map: LeafletMap;
  data: MapData;
  holder: HTMLElement;
  city: boolean;
  here: import("leaflet").LayerGroup;
  showAll(): void;
  uncoverNames?(): void;
  counts?: { slug: string, count: number, element: HTMLElement }[];
  pins?: {
    others: Placed[];
    narrow(ids: Set<string> | null): void;
    spreadPins(): void;
    pairUp(entry: Pick<MapPin, "element" | "rows">, signal?: AbortSignal): void;
  };
}

/** What asked.js is told of the finder: what is asked, and what another question would leave. */
interface Asking {
  form: HTMLFormElement;
  slug: string;
  question(): Query;
  origin(): Origin | null;
  left(asked: Query): number;
  ask(asked: Query): void;
}

interface Saved {
  allowed: boolean;
  ids(): string[];
  set(id: string, keep: boolean): void;
  write(list: string[]): void;
  offer(acts: Element): void;
}

interface Window {
  L?: typeof import("leaflet");
  map_city?: LeafletMap;
  map_area?: LeafletMap;
  map_place?: LeafletMap;
  sitegenAgenda?: AgendaData;
  sitegenAsked(asking: Asking): { chips(): HTMLElement[], wayOut(): HTMLElement[] };
  sitegenCards?: CardData;
  sitegenCatalogue?: CatalogueData;
  sitegenDates: Dates;
  sitegenFilter: Filter;
  sitegenFinder?: Finder;
  sitegenFold: Fold;
  sitegenForms: FoldingData;
  sitegenFurigana?: { show(): void, hide(): void };
  sitegenLoad: Load;
  sitegenMap?: LivingMap;
  sitegenNear?: { follow(near: string): Promise<void>, locate(): void };
  sitegenReadings: ReadingData;
  sitegenSaved: Saved;
  sitegenRing(text: string): Point[];
  sitegenSearch: SearchData;
  sitegenUnpack(data: SearchData): Site;
  sitegenWords: Words;
}

interface WindowEventMap {
  "sitegen:found": CustomEvent<Finding>;
  "sitegen:saved": CustomEvent<null>;
}
