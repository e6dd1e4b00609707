// From rules to dates, as the build works them out (sitegen/schedule/dates.py and monthdays.py), for
// rules of every kind: those of the records come from the build. Days are counted from 1970.
"use strict";

window.sitegenRuleDates = (() => {
  const LAST = -1;
  const DAY = 86400000;
  const REACH = 31;
  /** @type {Record<string, number>} */
  const STEPS = { "next day": 1, "day before": -1, "next week": 7, "week before": -7 };

  /** @param {number} year @param {number} month @param {number} day */
  const count = (year, month, day) => Date.UTC(year, month - 1, day) / DAY;
  /** @param {string} iso */
  const parse = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
  /** @param {number} day */
  const write = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  /** @param {number} day */
  const weekday = (day) => (((day + 3) % 7) + 7) % 7;
  /** @param {number} year @param {number} month */
  const lastOf = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

  /** @param {ScheduleAlmanac} almanac */
  function reader(almanac) {
    const holidays = new Set(almanac.holidays.map(parse));

    /** @param {number[]} weekdays @param {number[]} weeks @param {number} year @param {number} month */
    function weekly(weekdays, weeks, year, month) {
      const all = Array.from({ length: lastOf(year, month) }, (_, index) => count(year, month, index + 1));
      return weekdays.flatMap((one) => {
        const row = all.filter((day) => weekday(day) === one);
        return weeks.length ? weeks.flatMap((week) => row[week === LAST ? row.length - 1 : week - 1] ?? []) : row;
      });
    }

    /** @param {[number, number]} first @param {[number, number]} last @param {number} year @param {number} month */
    function period(first, last, year, month) {
      const [start, end] = [first[0] * 100 + first[1], last[0] * 100 + last[1]];
      return Array.from({ length: lastOf(year, month) }, (_, index) => index + 1).filter((day) => {
        const at = month * 100 + day;
        return start > end ? start <= at || at <= end : start <= at && at <= end;
      }).map((day) => count(year, month, day));
    }

    /** Return the days of a month that a rule's days, or its days off, mean.
     * @param {ScheduleOff} one @param {number} year @param {number} month
     * @returns {number[]}
     */
    function days(one, year, month) {
      const last = lastOf(year, month);
      if (one.kind === "weekly") return weekly(one.weekdays, one.weeks, year, month);
      if (one.kind === "monthly") return one.days.flatMap((day) => (day > last ? [] : count(year, month, day === LAST ? last : day)));
      if (one.kind === "yearly") return one.days.flatMap(([at, day]) => (at === month && day <= last ? count(year, month, day) : []));
      if (one.kind === "dates") return one.days.map(parse).filter((day) => write(day).startsWith(`${year}-${String(month).padStart(2, "0")}-`));
      if (one.kind === "holidays") return period([month, 1], [month, last], year, month).filter((day) => holidays.has(day - one.after));
      if (one.kind === "period") return period(one.first, one.last, year, month);
      if (one.kind === "break") return period(...almanac.breaks[one.name], year, month);
      const since = parse(one.since);
      const start = since - weekday(since);
      return weekly(one.weekdays, [], year, month).filter((day) => day >= since && Math.floor((day - start) / 7) % one.weeks === 0);
    }

    /** @param {number} day */
    const monthOf = (day) => /** @type {[number, number]} */ ([Number(write(day).slice(0, 4)), Number(write(day).slice(5, 7))]);

    /** @param {ScheduleRule} rule @param {number} from @param {number} to */
    function planned(rule, from, to) {
      const first = Math.max(from, rule.first ? parse(rule.first) : from);
      const last = Math.min(to, rule.last ? parse(rule.last) : to);
      /** @type {Set<number>} */
      const found = new Set();
      const [[year, month], [lastYear, lastMonth]] = [monthOf(first), monthOf(last)];
      for (let at = year * 12 + month - 1; at < lastYear * 12 + lastMonth; at += 1) {
        const here = /** @type {[number, number]} */ ([Math.floor(at / 12), (at % 12) + 1]);
        if (!rule.months.includes(here[1])) continue;
        const other = rule.overrides.filter((one) => one.days.length && one.months.includes(here[1])).pop();
        for (const one of other?.days ?? rule.days) for (const day of days(one, ...here)) found.add(day);
        for (const one of rule.but) for (const day of days(one, ...here)) found.delete(day);
      }
      return [...found].filter((day) => first <= day && day <= last).sort((one, next) => one - next);
    }

    /** @param {number} day @param {ScheduleMove} move */
    const leaves = (day, move) => holidays.has(day) || (move.weekends && weekday(day) >= 5);

    /** Return where a gathering goes from a holiday; null where nobody can say.
     * @param {number} day @param {ScheduleMove} move
     */
    function goalOf(day, move) {
      if (move.to === "next workday") {
        let goal = day + 1;
        while (weekday(goal) >= 5 || holidays.has(goal)) goal += 1;
        return goal;
      }
      if (move.to === "named" && move.day) {
        const goals = days(move.day, ...monthOf(day)).filter((one) => !holidays.has(one));
        return goals.length === 1 ? goals[0] : null;
      }
      const goal = day + STEPS[move.to];
      return leaves(goal, move) ? null : goal;
    }

    /** @param {ScheduleRule} rule @param {number} first @param {number} last */
    function held(rule, first, last) {
      const { move } = rule;
      if (!move) return planned(rule, first, last);
      const all = planned(rule, first - REACH, last + REACH);
      const staying = new Set(all.filter((day) => !leaves(day, move)));
      return all.flatMap((day) => {
        if (staying.has(day)) return day;
        const goal = goalOf(day, move);
        if (goal === null || staying.has(goal)) return [];
        return rule.but.some((one) => days(one, ...monthOf(goal)).includes(goal)) ? [] : goal;
      });
    }

    /** Return the dates of rules from one day to another, both within, each once and in order.
     * @param {ScheduleRule[]} rules @param {string} first @param {string} last
     */
    function dates(rules, first, last) {
      const [from, to] = [parse(first), parse(last)];
      const found = new Set(rules.flatMap((rule) => held(rule, from, to)).filter((day) => from <= day && day <= to));
      return [...found].sort((one, other) => one - other).map(write);
    }

    return { dates };
  }

  return { reader, parse, write, weekday };
})();
