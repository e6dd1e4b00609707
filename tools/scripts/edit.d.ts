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
