// What the page's scripts hand to one another.

type Point = [latitude: number, longitude: number];

/** The clock of Japan: "2026-11-27" and "09:05". */
interface Now {
  date: string;
  time: string;
}

/** A date of a gathering, its hours as the build writes them; `off` is 1 if it is cancelled. */
interface Meeting {
  date: string;
  hours: string;
  label: string;
  words: string;
  off: number;
}

/** Hours and the days they hold on: minutes after midnight, days since 1970 in order. */
interface Hours {
  start: number | null;
  end: number | null;
  label: string;
  words: string;
  days: number[];
}

/** A date that fits a question: minutes after midnight. */
interface Occurrence {
  date: string;
  start: number | null;
  end: number | null;
  label: string;
  words: string;
}

/** A question as its address holds it (`?day=mon,wed&time=am`). */
interface Query {
  day: string[];
  time: string[];
  kind: string[];
  for: string[];
  has: string[];
  area: string[];
  q: string;
  near: string;
  sort: string;
}

/** What a question asks of a row: ids of categories, audiences, facets and areas, and its dates. */
interface Gathering {
  kinds: string[];
  for: string[];
  has: string[];
  areas: string[];
  meets: Hours[];
}

/** What words are searched in: folded names, and all else that is said. */
interface Named {
  keys: string[];
  text?: string;
}

interface Area {
  name: string;
  slug: string;
  center: string;
  phone: string;
  keys: string[];
}

interface Town {
  name: string;
  shown: string;
  point: Point;
  area: Area;
  keys: string[];
}

/** A record; `order` is its place by the reading of its name. */
interface Item extends Gathering, Named {
  kind: string;
  id: string;
  name: string;
  points: Point[];
  /** That its points are only about right. */
  about: boolean;
  venue: string;
  phone: string;
  sentence: string;
  order: number;
}

/** All that the finder knows, and which build it is of. */
interface Site {
  build: string;
  built: string;
  known: string;
  areas: Area[];
  towns: Town[];
  items: Item[];
}

/** A row of a list in the page; `home` is the list it was written in. */
interface Row extends Gathering {
  element: HTMLElement;
  next: HTMLElement | null;
  home: HTMLElement;
  id: string;
  order: number;
  timely: boolean;
  points: Point[];
}

/** What was found: its rank, its next date and its distance in metres, as far as they were asked for. */
interface Found {
  item: { order: number };
  rank?: number;
  next?: Occurrence | null;
  metres?: number | null;
}

/** Where distances are measured from. */
interface Origin {
  point: Point;
  name: string;
}

/** What the finder tells the page when the list has changed: the rows that are left, and why. */
interface Finding {
  rows: Row[];
  active: boolean;
  from: Origin | null;
  query: Query;
}
