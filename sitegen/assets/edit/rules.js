// Rules in their normal form and in words, as the build has them (sitegen/schedule/grammar/normal.py and
// japanese.py): only of the kinds that sentence.js reads.
"use strict";

window.sitegenRules = (() => {
  const LAST = -1;
  const WEEKDAYS = "月火水木金土日";
  /** @type {Record<string, string>} */
  const GOALS = { "next day": "翌日", "day before": "前日", "next week": "翌週", "week before": "前週", "next workday": "翌平日" };
  /** @type {Record<string, string>} */
  const BANDS = { morning: "午前", afternoon: "午後", evening: "夜" };
  const EVEN = "2,4,6,8,10,12";
  const ODD = "1,3,5,7,9,11";

  /** @param {number} number */
  const late = (number) => (number === LAST ? 99 : number);
  /** @param {number[]} numbers */
  const lastLate = (numbers) => [...new Set(numbers)].sort((one, other) => late(one) - late(other));

  /** Return days without doubles: 第2水曜 and 第4水曜 are 第2・第4水曜.
   * @param {ScheduleDays[]} days
   * @returns {ScheduleDays[]}
   */
  function mergeDays(days) {
    const weekly = days.filter((one) => one.kind === "weekly");
    const monthly = days.filter((one) => one.kind === "monthly").flatMap((one) => one.days);
    /** @type {Map<string, {weekdays: number[], weeks: number[]}>} */
    const byWeeks = new Map();
    for (const { weekdays, weeks } of weekly) {
      const key = String(lastLate(weeks));
      byWeeks.set(key, { weekdays: [...byWeeks.get(key)?.weekdays ?? [], ...weekdays], weeks: lastLate(weeks) });
    }
    /** @type {Map<string, {weekdays: number[], weeks: number[], every: boolean}>} */
    const byDays = new Map();
    for (const { weekdays, weeks } of byWeeks.values()) {
      const sorted = [...new Set(weekdays)].sort();
      const known = byDays.get(String(sorted)) ?? { weekdays: sorted, weeks: [], every: false };
      byDays.set(String(sorted), { weekdays: sorted, weeks: [...known.weeks, ...weeks], every: known.every || !weeks.length });
    }
    const merged = [...byDays.values()].map(({ weekdays, weeks, every }) => {
      const whole = every || [1, 2, 3, 4, 5].every((week) => weeks.includes(week));
      return /** @type {ScheduleDays} */ ({ kind: "weekly", weekdays, weeks: whole ? [] : lastLate(weeks) });
    });
    merged.sort((one, other) => rank(one).localeCompare(rank(other)));
    return monthly.length ? [...merged, { kind: "monthly", days: lastLate(monthly) }] : merged;
  }

  /** @param {ScheduleDays} days */
  function rank(days) {
    if (days.kind !== "weekly") return "9";
    return `${days.weeks.map((week) => (week === LAST ? 6 : week)).join("")} ${days.weekdays.join("")}`;
  }

  /** Return rules with those that differ in nothing but their days put together.
   * @param {ScheduleRule[]} rules
   */
  function mergeRules(rules) {
    const ordered = rules.map((rule) => ({ ...rule, but: sortOff(rule.but) }));
    if (ordered.length === 1) return ordered;
    /** @type {Map<string, ScheduleRule>} */
    const groups = new Map();
    for (const rule of ordered) {
      const key = JSON.stringify({ ...rule, days: [] });
      const known = groups.get(key);
      groups.set(key, known ? { ...known, days: mergeDays([...known.days, ...rule.days]) } : rule);
    }
    return [...groups.values()];
  }

  /** @param {ScheduleOff[]} off */
  function sortOff(off) {
    const names = off.filter((one) => one.kind === "break").map(({ name }) => name);
    /** @type {ScheduleOff[]} */
    const breaks = [...new Set(names)].sort().map((name) => ({ kind: "break", name }));
    return off.length > names.length ? [...breaks, /** @type {ScheduleOff} */ ({ kind: "holidays", after: 0 })] : breaks;
  }

  /** @param {number} at */
  const clock = (at) => `${at < 360 ? "午前" : ""}${Math.floor(at / 60)}:${String(at % 60).padStart(2, "0")}`;

  /** @param {ScheduleSession} session */
  function hours({ start, end, about, band }) {
    if (start === null) return band ? BANDS[band] : "";
    const begins = clock(start) + (about ? "頃" : "");
    return end === null ? `${begins}から` : `${begins}～${clock(end)}`;
  }

  /** @param {number[]} weekdays */
  function weekdayNames(weekdays) {
    const row = weekdays.length > 2 && weekdays.every((day, index) => day === weekdays[0] + index);
    const named = row ? [WEEKDAYS[weekdays[0]], WEEKDAYS[weekdays[weekdays.length - 1]]].join("～") : weekdays.map((day) => WEEKDAYS[day]).join("・");
    return `${named}曜日`;
  }

  /** @param {number[]} months */
  function monthNames(months) {
    if (months.length === 12) return "";
    if (String(months) === EVEN || String(months) === ODD) return String(months) === EVEN ? "偶数月" : "奇数月";
    for (const first of months.length > 2 ? months : []) {
      const row = months.map((_, step) => ((first + step - 1) % 12) + 1);
      if (row.every((month) => months.includes(month))) return `${first}月～${row[row.length - 1]}月`;
    }
    return months.map((month) => `${month}月`).join("・");
  }

  /** @param {ScheduleDays} days @param {boolean} bare whether a month's name stands before it */
  function dayNames(days, bare) {
    if (days.kind === "monthly") {
      const named = days.days.map((day) => (day === LAST ? "末日" : `${day}日`)).join("・");
      return bare ? named : `毎月${named}`;
    }
    if (days.kind !== "weekly") throw new Error(days.kind);
    const weeks = days.weeks.map((week) => (week === LAST ? "最終" : `第${week}`)).join("・");
    if (days.weekdays.length === 7) return weeks ? `${weeks}の毎日` : "毎日";
    return `${bare ? "" : weeks ? "毎月" : "毎週"}${weeks}${weekdayNames(days.weekdays)}`;
  }

  /** @param {ScheduleRule} rule */
  function words(rule) {
    const off = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter((month) => !rule.months.includes(month));
    const few = off.length > 0 && off.length <= 5 && String(rule.months) !== EVEN && String(rule.months) !== ODD;
    const months = few ? "" : monthNames(rule.months);
    const days = rule.days.map((one, index) => dayNames(one, Boolean(months) || index > 0)).join("と");
    const times = rule.sessions.map(hours).join("、");
    const notes = few ? [`${monthNames(off)}は休み`] : [];
    for (const one of rule.but) notes.push(`${one.kind === "break" ? one.name : "祝日"}は休み`);
    if (rule.move) notes.push(`祝日の場合は${GOALS[rule.move.to]}に変更`);
    return `${months ? `${months}の` : ""}${days}${times ? ` ${times}` : ""}${notes.length ? `（${notes.join("、")}）` : ""}`;
  }

  /** Return rules as the site says them.
   * @param {ScheduleRule[]} rules
   */
  const inWords = (rules) => rules.map(words).join("／");

  return { mergeDays, mergeRules, inWords };
})();
