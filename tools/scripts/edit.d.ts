// What the scripts of the coordinators' form (assets/edit/) have in common.

type MonthDay = [month: number, day: number];
type ScheduleBand = "morning" | "afternoon" | "evening";

/** Days of a rule (sitegen/schedule/nouns.py): weekdays from Monday, 0; the last week or day is -1. */
type ScheduleDays =
  | { kind: "weekly", weekdays: number[], weeks: number[] }
  | { kind: "monthly", days: number[] }
  | { kind: "interval", weekdays: number[], weeks: number, since: string }
  | { kind: "yearly", days: MonthDay[] }
  | { kind: "dates", days: string[] }
  | { kind: "holidays", after: number };
type ScheduleOff =
  | ScheduleDays
  | { kind: "period", first: MonthDay, last: MonthDay }
  | { kind: "break", name: string };

interface ScheduleSession {
  start: number | null;
  end: number | null;
  about: boolean;
  band: ScheduleBand | null;
  name: string | null;
}

interface ScheduleMove {
  to: string;
  day: ScheduleDays | null;
  weekends: boolean;
}

interface ScheduleRule {
  days: ScheduleDays[];
  months: number[];
  sessions: ScheduleSession[];
  but: ScheduleOff[];
  move: ScheduleMove | null;
  overrides: { months: number[], days: ScheduleDays[], sessions: ScheduleSession[] }[];
  first: string | null;
  last: string | null;
}

/** The holidays that the build knows, as 2026-11-23, and the times off by their names. */
interface ScheduleAlmanac {
  holidays: string[];
  breaks: Record<string, [first: MonthDay, last: MonthDay]>;
}

type ScheduleReading = { outcome: "understood", rules: ScheduleRule[] } | { outcome: "undated" };

interface Window {
  sitegenPlain: { plain(text: string): string | null };
  sitegenClock: { sessions(text: string): { sessions: ScheduleSession[], rest: string } | null };
  sitegenRules: {
    mergeDays(days: ScheduleDays[]): ScheduleDays[];
    mergeRules(rules: ScheduleRule[]): ScheduleRule[];
    inWords(rules: ScheduleRule[]): string;
  };
  sitegenRuleDates: {
    reader(almanac: ScheduleAlmanac): { dates(rules: ScheduleRule[], first: string, last: string): string[] };
    parse(iso: string): number;
    write(day: number): string;
    weekday(day: number): number;
  };
  sitegenSentence: { read(text: string): ScheduleReading | null };
}

/** A value of a record as it is written: every scalar is a text. */
type RecordValue = string | RecordValue[] | { [key: string]: RecordValue } | null;

/** A key of a record's file (sitegen/editing/parts.py). */
interface RecordPart {
  key: string;
  value: RecordValue;
  first: number;
  after: number;
  written: string;
  beside: string;
  inside: string[];
}

interface Window {
  sitegenYaml: {
    tidy(text: string): string;
    isEmpty(value: RecordValue): boolean;
    fieldLines(key: string, value: RecordValue, indent?: string, written?: string): string[];
  };
  sitegenChange: {
    change(text: string, parts: RecordPart[], changes: [key: string, value: RecordValue][], order: string[]): string;
    create(values: [key: string, value: RecordValue][], order: string[]): string;
  };
}

/** A finding's code with what fills its words (sitegen/diagnostics/codes). */
interface FormProblem {
  code: string;
  values: Record<string, string | number>;
}

/** A problem and the field it stands at: "name", "contact.phone", "closed.0.date". */
interface FormFinding extends FormProblem {
  at: string;
}

interface FormMessage {
  severity: "error" | "warning" | "note";
  message: string;
  hint: string;
  suggest?: string;
}

interface FormArea {
  slug: string;
  name: string;
  polygons: string[][];
}

interface FormDistrict {
  name: string;
  area: string;
  polygons: string[][];
}

/** Where a point lies: `sure` if no border is near, `metres` outside of the nearest area. */
interface FormPlace {
  area: { slug: string, name: string } | null;
  inside: boolean;
  metres: number;
  district: string | null;
  sure: boolean;
  districtSure: boolean;
}

interface FormSurveyor {
  areas: (FormArea & { ground: Point[][][] })[];
  districts: (FormDistrict & { ground: Point[][][] })[];
  locate(point: Point): FormPlace;
  toDistrict(point: Point, name: string): number | null;
}

type FormValues = Record<string, RecordValue>;

interface FormCheckKnown {
  today: string;
  districts: string[];
  towns: [name: string, district: string][];
  choices: Record<string, string[]>;
  surveyor: FormSurveyor;
  areaOf(district: string): string | undefined;
}

interface FormForge {
  kind: "github" | "gitlab";
  create: string;
  edit: string;
  longest: number;
}

/** What the build tells the form (formats/form.py). */
interface FormData extends ScheduleAlmanac {
  build: string;
  built: string;
  last: string;
  order: string[];
  records: [id: string, name: string, path: string][];
  messages: Record<string, FormMessage>;
  forge: FormForge | null;
  mail: string | null;
  areas: FormArea[];
  districts: FormDistrict[];
  sentences: Record<string, [words: string, rules: ScheduleRule[]] | null>;
  towns: [name: string, district: string][];
  syllables: string;
}

interface Window {
  sitegenForm: FormData;
  sitegenRecord?: { path: string, text: string | null, parts: RecordPart[] | null };
  sitegenValues: {
    narrow(text: string): string;
    readDay(text: string): { iso: string } | FormProblem;
    readPoint(text: string): { point: Point } | FormProblem;
    fromAddress(text: string): string;
    phoneProblem(text: string): FormProblem | null;
    urlProblem(text: string): FormProblem | null;
    today(): string;
  };
  sitegenGround: { surveyor(known: { areas: FormArea[], districts: FormDistrict[] }): FormSurveyor };
  sitegenChecks: {
    check(values: FormValues, known: FormCheckKnown): FormFinding[];
    checkIdent(ident: string, records: [string, string, string][]): FormFinding[];
    say(finding: FormFinding, messages: Record<string, FormMessage>): { severity: string, message: string, hint: string };
  };
  sitegenKana: { ident(name: string, kana: string, syllables: string, taken: string[]): string };
  sitegenForge: {
    address(forge: FormForge, path: string, text: string, isNew: boolean): { href: string, filled: boolean };
    mail(mail: string, name: string, path: string, text: string): { href: string, filled: boolean };
  };
}

/** A finding in words. */
interface FormSaid {
  at: string;
  severity: string;
  message: string;
  hint: string;
}

interface FormChange {
  key: string;
  label: string;
  before: RecordValue;
  after: RecordValue;
}

interface FormResult {
  path: string;
  name: string;
  text: string;
  isNew: boolean;
  changes: FormChange[];
  said: FormSaid[];
}

interface Window {
  sitegenFields: {
    all(selector: string, within: ParentNode): HTMLElement[];
    addRow(field: HTMLElement): HTMLElement;
    number(field: HTMLElement): void;
    fill(field: HTMLElement, value: RecordValue): void;
    read(field: HTMLElement): RecordValue;
  };
  sitegenErrors: {
    show(said: FormSaid[], only?: (id: string) => boolean): void;
    summarize(said: FormSaid[]): void;
    goTo(at: string): void;
    labelOf(at: string): string;
  };
  sitegenWhen: {
    meaning(text: string, known: FormData): { words: string, rules: ScheduleRule[] } | "undated" | null;
    watch(field: HTMLElement, known: FormData, today: () => string): void;
  };
  sitegenWhere: {
    inWords(point: Point, surveyor: FormSurveyor): string;
    watch(field: HTMLElement, surveyor: FormSurveyor, changed: () => void): void;
  };
  sitegenResult: {
    show(result: FormResult, known: FormData, labelOf: (at: string) => string): void;
    hide(): void;
  };
}
