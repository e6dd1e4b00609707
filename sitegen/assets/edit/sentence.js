// The plain forms of sentences about dates, read into the rules that the build reads them into
// (sitegen/schedule). What is not wholly of these forms is left to the build: never a guess.
"use strict";

window.sitegenSentence = (() => {
  const { sessions } = window.sitegenClock;
  const { mergeDays, mergeRules } = window.sitegenRules;
  const WEEKDAYS = "月火水木金土日";
  const LAST = -1;
  const ALL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const LONGEST = 200;
  /** @type {Record<string, string>} */
  const GOALS = { 翌日: "next day", 前日: "day before", 翌週: "next week", 前週: "week before", 翌平日: "next workday" };

  const LABEL = /^(?:(?:開催|活動|実施)?(?:日時|日程)|(?:開催|活動|実施)日)(?: ?: ?| )/;
  const ALONE = "(?=$|[ 、/(※\\d]|午前|午後|正午)";
  const WEEKDAY = "[月火水木金土日]";
  const NAMED = `(?:${WEEKDAY}曜日?[、・と])*(?:${WEEKDAY}[、・])*${WEEKDAY}曜日?(?:[、・と]${WEEKDAY}曜日?)*`;
  const BARE = `${WEEKDAY}(?:[、・]${WEEKDAY})*${ALONE}`;
  const BRACKETS = `\\(${WEEKDAY}(?:[、・]${WEEKDAY})*\\)`;
  const RANGE = `${WEEKDAY}(?:曜日?)? ?[~-] ?${WEEKDAY}曜日?`;
  const DAYS = `(?:${RANGE}|${NAMED}|${BRACKETS}|${BARE})`;
  const WEEK = "(?:第 ?[1-5]|最終(?!日(?!曜)))";
  const WEEKS = `${WEEK}(?:[、・と](?:第 ?[1-5]|[1-5](?!\\d|[日月](?!曜)|[時:回])|最終(?!日(?!曜))))*`;
  const WEEKLY = new RegExp(`^(?:毎週の(?=${WEEKDAY}曜)|毎週)? ?(${DAYS})`);
  const NTH = new RegExp(`^(?:毎月の?)? ?(${WEEKS})(?:週目?の?|の)? ?(${DAYS})`);
  const NTH_MORE = new RegExp(`^[、・と] ?(${WEEKS})(?:週目?の?|の)? ?(${DAYS})`);
  const DATES = /^毎月の? ?((?:\d{1,2}日|末日)(?:[、・と](?:毎月)?(?:\d{1,2}日|末日))*)(?!曜|[の月])/;
  const DAILY = /^毎日(?![、・])/;

  const MONTHS = "(?:\\d{1,2}月?[~-]\\d{1,2}月|(?:\\d{1,2}月?[、・と])*\\d{1,2}月)";
  const NAMES = "(?:国民の)?祝日|祝祭日|祭日|年末[、・]?年始|お盆";
  const SUBJECT = `(?:${MONTHS}|${NAMES})`;
  const OFF = "(?:(?:は|が)?お?休み(?:です)?|(?:は)?休館(?:日)?|(?:は)?休止|(?:を|は)?除く)";
  const NOTE = new RegExp(`^(?:ただし、?)?(${SUBJECT}(?:[、・と]${SUBJECT})*)${OFF}`);
  const MOVE = /^祝日(?:の場合|のとき|の時|に当たる場合|にあたる場合)は?、?(翌日|前日|翌週|前週|翌平日)(?:に変更|へ変更|に順延|に振替|へ順延|開催|に開催)?(?=$|[、/)])/;
  const SPLIT = new RegExp(`${MONTHS}|${NAMES}`, "g");
  // What says of itself that it has no dates; whole sentences only, but for the hours.
  const UNDATED = /^(?:開催日?は?|(?:日程|日時)[は:]?)? ?(?:不定期(?:開催|です)?|未定(?:です)?|調整中|随時(?:開催)?|要?問い?合わ?せ|お?問い?合わせください)/;
  const COUNTED = /^(?:毎月|月|年|週)[1-9]回(?:程度|開催)?|^[2-9][かヶ]月に1回|^隔月(?:開催)?(?=$| )|^隔週(?:開催)?(?=$| )/;

  /** Return weekdays in order; none if one is named twice, which is a slip.
   * @param {string} text
   */
  function weekdaysOf(text) {
    const letters = [...text.replace(/曜日?/g, "")].filter((one) => WEEKDAYS.includes(one)).map((one) => WEEKDAYS.indexOf(one));
    if (new Set(letters).size < letters.length) return [];
    if (!/[~-]/.test(text)) return letters.sort();
    const [first, last] = letters;
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => (first + step) % 7).sort();
  }

  /** @param {string} text */
  const weeksOf = (text) => [...text.matchAll(/[1-5]|最終/g)].map(([one]) => (one === "最終" ? LAST : Number(one)));

  /** Read the days of a rule; null if they are of no plain form.
   * @param {string} text
   * @returns {{days: ScheduleDays[], rest: string} | null}
   */
  function readDays(text) {
    const daily = DAILY.exec(text);
    if (daily) return { days: [{ kind: "weekly", weekdays: [0, 1, 2, 3, 4, 5, 6], weeks: [] }], rest: text.slice(2) };
    const dates = DATES.exec(text);
    if (dates) {
      const days = [...dates[1].matchAll(/(\d{1,2})日|末日/g)].map(([, day]) => (day ? Number(day) : LAST));
      if (days.some((day) => day > 31 || day === 0)) return null;
      return { days: [{ kind: "monthly", days }], rest: text.slice(dates[0].length) };
    }
    /** @type {ScheduleDays[]} */
    const days = [];
    let rest = text;
    for (let found = NTH.exec(rest); found; found = NTH_MORE.exec(rest)) {
      const weekdays = weekdaysOf(found[2]);
      if (!weekdays.length) return null;
      days.push({ kind: "weekly", weekdays, weeks: weeksOf(found[1]) });
      rest = rest.slice(found[0].length);
    }
    if (days.length) return { days, rest };
    const weekly = WEEKLY.exec(text);
    const weekdays = weekly ? weekdaysOf(weekly[1]) : [];
    // A lone letter is a slip more often than a day, unless 毎週 stands right before it.
    const alone = weekly && weekly[1].length === 1 && !/^毎週 ?[月火水木金土日]/.test(text);
    if (!weekly || !weekdays.length || alone) return null;
    return { days: [{ kind: "weekly", weekdays, weeks: [] }], rest: text.slice(weekly[0].length) };
  }

  /** @param {string} text */
  function monthsOf(text) {
    const numbers = [...text.matchAll(/\d+/g)].map(Number);
    if (!/[~-]/.test(text)) return numbers;
    const [first, last] = numbers;
    return Array.from({ length: ((last - first + 12) % 12) + 1 }, (_, step) => ((first + step - 1) % 12) + 1);
  }

  /** Take what is off out of a rule; false if it says nothing that is known.
   * @param {ScheduleRule} rule @param {string} subjects
   */
  function takeOff(rule, subjects) {
    for (const [one] of subjects.matchAll(SPLIT)) {
      if (/^\d/.test(one)) {
        const months = monthsOf(one);
        if (months.some((month) => month < 1 || month > 12)) return false;
        rule.months = rule.months.filter((month) => !months.includes(month));
      } else if (/^年末|^お盆/.test(one)) rule.but.push({ kind: "break", name: one.replace(/[、・]/, "") });
      else rule.but.push({ kind: "holidays", after: 0 });
    }
    return rule.months.length > 0;
  }

  /** Read remarks where they stand; return what is left, null if one is of no plain form.
   * @param {ScheduleRule} rule @param {string} text @param {boolean} inside
   * @returns {string | null}
   */
  function readNote(rule, text, inside) {
    let rest = text;
    for (;;) {
      const note = NOTE.exec(rest);
      const move = MOVE.exec(rest);
      if (note) {
        if (!takeOff(rule, note[1])) return null;
      } else if (move) {
        if (rule.move) return null;
        rule.move = { to: GOALS[move[1]], day: null, weekends: false };
      } else return null;
      rest = rest.slice((note ?? move ?? [""])[0].length);
      if (inside && rest.startsWith(")")) return rest.slice(1);
      if (!/^[、]/.test(rest)) return inside ? null : rest;
      rest = rest.slice(1).trimStart();
    }
  }

  /** Read one rule, all of it; null if any of it is of no plain form.
   * @param {string} text
   * @returns {ScheduleRule | null}
   */
  function readRule(text) {
    const found = readDays(text);
    if (!found) return null;
    /** @type {ScheduleRule} */
    const rule = { days: mergeDays(found.days), months: ALL_MONTHS, sessions: [], but: [], move: null, overrides: [], first: null, last: null };
    /** @type {string | null} */
    let rest = found.rest;
    while (rest) {
      /** @type {{sessions: ScheduleSession[], rest: string} | null} */
      const clock = rule.sessions.length ? null : sessions(/^(?: ?の(?=午|夜)|[ 、] ?| ?)(.*)$/.exec(rest)?.[1] ?? "");
      const lead = /^ ?[(※]|^[、 ]/.exec(rest);
      if (clock) {
        rule.sessions = clock.sessions;
        rest = clock.rest;
      } else if (lead) rest = readNote(rule, rest.slice(lead[0].length).trimStart(), lead[0].endsWith("("));
      else return null;
    }
    return rest === null || (rule.move && rule.but.some(({ kind }) => kind === "holidays")) ? null : rule;
  }

  /** @param {string} text */
  const isHours = (text) => !text || (text.startsWith(" ") && sessions(text.trimStart())?.rest === "");

  /** Read a sentence: its rules, that it has no dates, or null where only the build can tell.
   * @param {string} written
   * @returns {{outcome: "understood", rules: ScheduleRule[]} | {outcome: "undated"} | null}
   */
  function read(written) {
    const text = written.length > LONGEST ? null : window.sitegenPlain.plain(written);
    if (!text) return null;
    const open = UNDATED.exec(text) ?? COUNTED.exec(text);
    if (open && isHours(text.slice(open[0].length))) return { outcome: "undated" };
    const parts = text.replace(/\/ ?$/, "").split("/").map((part) => part.trim().replace(LABEL, ""));
    const rules = parts.map(readRule);
    if (!rules.every((rule) => rule !== null)) return null;
    const noted = rules.some((rule) => rule.but.length || rule.move || rule.months.length < 12);
    const timed = rules.filter((rule) => rule.sessions.length).length;
    // What of several rules a remark or a time belongs to, the build finds out.
    if (rules.length > 1 && (noted || timed < rules.length)) return null;
    return { outcome: "understood", rules: mergeRules(rules) };
  }

  return { read };
})();
