"use strict";

window.sitegenLoad = (() => {
  const { root = "", top = "", build = "" } = document.documentElement.dataset;
  const asked = new Map();
  let unpacked;

  function script(path) {
    const known = asked.get(path);
    if (known) return known;
    const loaded = new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.addEventListener("load", () => resolve());
      element.addEventListener("error", () => {
        asked.delete(path);
        element.remove();
        reject(new Error(path));
      });
      element.src = build ? `${path}?v=${build}` : path;
      document.head.append(element);
    });
    asked.set(path, loaded);
    return loaded;
  }

  async function search() {
    await script(`${top}assets/fold.js`);
    if (!window.sitegenFilter) await script(`${top}assets/filter.js`);
    await script(`${top}assets/unpack.js`);
    await script(`${root}assets/search.js`);
    if (window.sitegenSearch.build !== build) throw new Error("another build");
    unpacked ??= window.sitegenUnpack(window.sitegenSearch);
    return unpacked;
  }

  return { script, search };
})();
"use strict";

window.sitegenPlain = (() => {
  const MARKS = {
    "~": "〜～~∼〰⁓",
    "-": "−‐‑‒–—―─",
    "、": "、，,､&＆+＋",
    "・": "・･‧•",
    "/": "／/｜|;；。｡!！\n\r\u2028\u2029⏎",
    "(": "(（[［【〔〈《「『｢{｛",
    ")": ")）]］】〕〉》」』｣}｝",
    "※": "※*＊⁂",
    ":": ":：∶︰＝=",
    "": "\u200b\u200c\u200d\ufeff\u2060",
  };
  const FORMS = new Map(Object.entries(MARKS).flatMap(([into, marks]) => [...marks].map((mark) => /** @type {[string, string]} */ ([mark, into]))));
  const DIGITS = "〇一二三四五六七八九";
  const SPACED = 0.3;

  function fold(character) {
    const form = FORMS.get(character);
    if (form !== undefined) return form;
    if (/\s/.test(character)) return " ";
    return [...character.normalize("NFKC")].map((one) => FORMS.get(one) ?? one).join("").toLowerCase();
  }

  function number(kanji) {
    if (!kanji.includes("十")) return [...kanji].map((one) => DIGITS.indexOf(one)).join("");
    const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(kanji);
    if (!tens) return kanji;
    return String((tens[1] ? DIGITS.indexOf(tens[1]) : 1) * 10 + (tens[2] ? DIGITS.indexOf(tens[2]) : 0));
  }

  function plain(text) {
    const folded = [...text].map(fold).join("").replace(/[〇一二三四五六七八九十]+/g, number).trim();
    const blanks = folded.split(" ").length - 1;
    return /[①-⑳\ufffd]/.test(text) || blanks > folded.length * SPACED ? null : folded;
  }

  return { plain };
})();
"use strict";

window.sitegenClock = (() => {
  const POINT = "(正午|(午前|午後)? ?(\\d{1,2}) ?(?::(\\d{2})(?!\\d)|時(?: ?(\\d{1,2})分|(半))?))(頃|ごろ)?";
  const FIRST = new RegExp(`^${POINT}`);
  const RANGE = new RegExp(`^ ?(?:~|-|から) ?${POINT}(?:まで)?(?!頃|ごろ)`);
  const HOURS = /^(午前|午後)? ?(\d{1,2})[~-](?=(?:午前|午後)?\d{1,2}時)/;
  const BAND = /^(午前中?|午後|夜間?)(?=$|[ 、/(※)])/;
  const BANDS = { 午: "morning", 夜: "evening" };
  const NOON = 720;
  const EARLIEST = 360;

  function minutes(hour, minute, half) {
    if (minute > 59 || hour > 23 || (half && hour > 12) || (half === "午後" && hour === 12)) return null;
    const at = (hour + (half === "午後" ? 12 : 0)) * 60 + minute;
    return !half && at < EARLIEST ? null : at;
  }

  function pointOf(found, half = found[2] ?? "") {
    const [, whole, , hour, minute, spoken, thirty, about] = found;
    if (whole === "正午") return { at: NOON, half: "", about: Boolean(about) };
    return { at: minutes(Number(hour), thirty ? 30 : Number(minute ?? spoken ?? 0), half), half, about: Boolean(about) };
  }

  function range(text) {
    const hours = HOURS.exec(text);
    const given = hours ? `${hours[1] ?? ""}${hours[2]}時~${text.slice(hours[0].length)}` : text;
    const first = FIRST.exec(given);
    if (!first) return null;
    const start = pointOf(first);
    let rest = given.slice(first[0].length);
    const last = RANGE.exec(rest);
    if (!last) {
      const open = /^ ?(?:~|から|より)/.exec(rest);
      rest = rest.slice(open?.[0].length ?? 0);
      return start.at === null ? null : { session: { start: start.at, end: null, about: start.about, band: null, name: null }, rest };
    }
    const bare = last[1] !== "正午" && !last[2];
    const end = pointOf(last, bare && start.half === "午後" && Number(last[3]) < 12 ? "午後" : last[2] ?? "");
    if (start.at === null || end.at === null || end.about || end.at <= start.at) return null;
    return { session: { start: start.at, end: end.at, about: start.about, band: null, name: null }, rest: rest.slice(last[0].length) };
  }

  function sessions(text) {
    const band = BAND.exec(text);
    if (band) {
      const named = band[1] === "午後" ? "afternoon" : BANDS[band[1][0]];
      return { sessions: [{ start: null, end: null, about: false, band: named, name: null }], rest: text.slice(band[0].length) };
    }
    const found = [];
    let rest = text;
    for (let one = range(rest); one; ) {
      found.push(one.session);
      rest = one.rest;
      const next = /^[、・] ?(?=午前|午後|正午|\d{1,2}[:時])/.exec(rest);
      one = next && range(rest.slice(next[0].length));
      if (next && !one) return null;
    }
    const ends = found.every(({ start, end }, index) => index === 0 || (end !== null && start > found[index - 1].start));
    return found.length && (found.length === 1 || (ends && found[0].end !== null)) ? { sessions: found, rest } : null;
  }

  return { sessions };
})();
"use strict";

window.sitegenRules = (() => {
  const LAST = -1;
  const WEEKDAYS = "月火水木金土日";
  const GOALS = { "next day": "翌日", "day before": "前日", "next week": "翌週", "week before": "前週", "next workday": "翌平日" };
  const BANDS = { morning: "午前", afternoon: "午後", evening: "夜" };
  const EVEN = "2,4,6,8,10,12";
  const ODD = "1,3,5,7,9,11";

  const late = (number) => (number === LAST ? 99 : number);
  const lastLate = (numbers) => [...new Set(numbers)].sort((one, other) => late(one) - late(other));

  function mergeDays(days) {
    const weekly = days.filter((one) => one.kind === "weekly");
    const monthly = days.filter((one) => one.kind === "monthly").flatMap((one) => one.days);
    const byWeeks = new Map();
    for (const { weekdays, weeks } of weekly) {
      const key = String(lastLate(weeks));
      byWeeks.set(key, { weekdays: [...byWeeks.get(key)?.weekdays ?? [], ...weekdays], weeks: lastLate(weeks) });
    }
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

  function rank(days) {
    if (days.kind !== "weekly") return "9";
    return `${days.weeks.map((week) => (week === LAST ? 6 : week)).join("")} ${days.weekdays.join("")}`;
  }

  function mergeRules(rules) {
    const ordered = rules.map((rule) => ({ ...rule, but: sortOff(rule.but) }));
    if (ordered.length === 1) return ordered;
    const groups = new Map();
    for (const rule of ordered) {
      const key = JSON.stringify({ ...rule, days: [] });
      const known = groups.get(key);
      groups.set(key, known ? { ...known, days: mergeDays([...known.days, ...rule.days]) } : rule);
    }
    return [...groups.values()];
  }

  function sortOff(off) {
    const names = off.filter((one) => one.kind === "break").map(({ name }) => name);
    const breaks = [...new Set(names)].sort().map((name) => ({ kind: "break", name }));
    return off.length > names.length ? [...breaks, /** @type {ScheduleOff} */ ({ kind: "holidays", after: 0 })] : breaks;
  }

  const clock = (at) => `${at < 360 ? "午前" : ""}${Math.floor(at / 60)}:${String(at % 60).padStart(2, "0")}`;

  function hours({ start, end, about, band }) {
    if (start === null) return band ? BANDS[band] : "";
    const begins = clock(start) + (about ? "頃" : "");
    return end === null ? `${begins}から` : `${begins}～${clock(end)}`;
  }

  function weekdayNames(weekdays) {
    const row = weekdays.length > 2 && weekdays.every((day, index) => day === weekdays[0] + index);
    const named = row ? [WEEKDAYS[weekdays[0]], WEEKDAYS[weekdays[weekdays.length - 1]]].join("～") : weekdays.map((day) => WEEKDAYS[day]).join("・");
    return `${named}曜日`;
  }

  function monthNames(months) {
    if (months.length === 12) return "";
    if (String(months) === EVEN || String(months) === ODD) return String(months) === EVEN ? "偶数月" : "奇数月";
    for (const first of months.length > 2 ? months : []) {
      const row = months.map((_, step) => ((first + step - 1) % 12) + 1);
      if (row.every((month) => months.includes(month))) return `${first}月～${row[row.length - 1]}月`;
    }
    return months.map((month) => `${month}月`).join("・");
  }

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

  const inWords = (rules) => rules.map(words).join("／");

  return { mergeDays, mergeRules, inWords };
})();
"use strict";

window.sitegenRuleDates = (() => {
  const LAST = -1;
  const DAY = 86400000;
  const REACH = 31;
  const STEPS = { "next day": 1, "day before": -1, "next week": 7, "week before": -7 };

  const count = (year, month, day) => Date.UTC(year, month - 1, day) / DAY;
  const parse = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
  const write = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const weekday = (day) => (((day + 3) % 7) + 7) % 7;
  const lastOf = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

  function reader(almanac) {
    const holidays = new Set(almanac.holidays.map(parse));

    function weekly(weekdays, weeks, year, month) {
      const all = Array.from({ length: lastOf(year, month) }, (_, index) => count(year, month, index + 1));
      return weekdays.flatMap((one) => {
        const row = all.filter((day) => weekday(day) === one);
        return weeks.length ? weeks.flatMap((week) => row[week === LAST ? row.length - 1 : week - 1] ?? []) : row;
      });
    }

    function period(first, last, year, month) {
      const [start, end] = [first[0] * 100 + first[1], last[0] * 100 + last[1]];
      return Array.from({ length: lastOf(year, month) }, (_, index) => index + 1).filter((day) => {
        const at = month * 100 + day;
        return start > end ? start <= at || at <= end : start <= at && at <= end;
      }).map((day) => count(year, month, day));
    }

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

    const monthOf = (day) => /** @type {[number, number]} */ ([Number(write(day).slice(0, 4)), Number(write(day).slice(5, 7))]);

    function planned(rule, from, to) {
      const first = Math.max(from, rule.first ? parse(rule.first) : from);
      const last = Math.min(to, rule.last ? parse(rule.last) : to);
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

    const leaves = (day, move) => holidays.has(day) || (move.weekends && weekday(day) >= 5);

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

    function dates(rules, first, last) {
      const [from, to] = [parse(first), parse(last)];
      const found = new Set(rules.flatMap((rule) => held(rule, from, to)).filter((day) => from <= day && day <= to));
      return [...found].sort((one, other) => one - other).map(write);
    }

    return { dates };
  }

  return { reader, parse, write, weekday };
})();
"use strict";

window.sitegenSentence = (() => {
  const { sessions } = window.sitegenClock;
  const { mergeDays, mergeRules } = window.sitegenRules;
  const WEEKDAYS = "月火水木金土日";
  const LAST = -1;
  const ALL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const LONGEST = 200;
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
  const UNDATED = /^(?:開催日?は?|(?:日程|日時)[は:]?)? ?(?:不定期(?:開催|です)?|未定(?:です)?|調整中|随時(?:開催)?|要?問い?合わ?せ|お?問い?合わせください)/;
  const COUNTED = /^(?:毎月|月|年|週)[1-9]回(?:程度|開催)?|^[2-9][かヶ]月に1回|^隔月(?:開催)?(?=$| )|^隔週(?:開催)?(?=$| )/;

  function weekdaysOf(text) {
    const letters = [...text.replace(/曜日?/g, "")].filter((one) => WEEKDAYS.includes(one)).map((one) => WEEKDAYS.indexOf(one));
    if (new Set(letters).size < letters.length) return [];
    if (!/[~-]/.test(text)) return letters.sort();
    const [first, last] = letters;
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => (first + step) % 7).sort();
  }

  const weeksOf = (text) => [...text.matchAll(/[1-5]|最終/g)].map(([one]) => (one === "最終" ? LAST : Number(one)));

  function readDays(text) {
    const daily = DAILY.exec(text);
    if (daily) return { days: [{ kind: "weekly", weekdays: [0, 1, 2, 3, 4, 5, 6], weeks: [] }], rest: text.slice(2) };
    const dates = DATES.exec(text);
    if (dates) {
      const days = [...dates[1].matchAll(/(\d{1,2})日|末日/g)].map(([, day]) => (day ? Number(day) : LAST));
      if (days.some((day) => day > 31 || day === 0)) return null;
      return { days: [{ kind: "monthly", days }], rest: text.slice(dates[0].length) };
    }
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
    const alone = weekly && weekly[1].length === 1 && !/^毎週 ?[月火水木金土日]/.test(text);
    if (!weekly || !weekdays.length || alone) return null;
    return { days: [{ kind: "weekly", weekdays, weeks: [] }], rest: text.slice(weekly[0].length) };
  }

  function monthsOf(text) {
    const numbers = [...text.matchAll(/\d+/g)].map(Number);
    if (!/[~-]/.test(text)) return numbers;
    const [first, last] = numbers;
    return Array.from({ length: ((last - first + 12) % 12) + 1 }, (_, step) => ((first + step - 1) % 12) + 1);
  }

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

  function readRule(text) {
    const found = readDays(text);
    if (!found) return null;
    const rule = { days: mergeDays(found.days), months: ALL_MONTHS, sessions: [], but: [], move: null, overrides: [], first: null, last: null };
    let rest = found.rest;
    while (rest) {
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

  const isHours = (text) => !text || (text.startsWith(" ") && sessions(text.trimStart())?.rest === "");

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
    if (rules.length > 1 && (noted || timed < rules.length)) return null;
    return { outcome: "understood", rules: mergeRules(rules) };
  }

  return { read };
})();
"use strict";

window.sitegenYaml = (() => {
  const NEEDS_QUOTES = /^[\s\-?:,[\]{}#&*!|>'"%@`~=]|:[ \t]|:$|[ \t]#|\s$|^$|^(?:null|~|<<)$/i;
  const IN_FLOW = /[,[\]{}]|:\?/;
  const UNSEEN = /[\t\u0085\u2028\u2029\ufeff]/;
  const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\u0085": "\\N", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF",
  };
  const SHORT = 12;

  const tidy = (text) => text.replace(/\r\n?/g, "\n").replace(FORBIDDEN, "");

  const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  function scalar(text, inFlow = false) {
    const quoted = NEEDS_QUOTES.test(text) || UNSEEN.test(text) || text.includes("\n") || (inFlow && IN_FLOW.test(text));
    return quoted ? `"${[...text].map((one) => ESCAPES[one] ?? one).join("")}"` : text;
  }

  function flow(value) {
    if (isGroup(value)) {
      const pairs = Object.entries(value).filter(([, inner]) => inner !== null);
      return `{${pairs.map(([name, inner]) => `${scalar(name, true)}: ${flow(inner)}`).join(", ")}}`;
    }
    if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
    return scalar(value ?? "", true);
  }

  const isEmpty = (value) => value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);

  function isFlat(value) {
    if (isGroup(value)) return Object.values(value).every((one) => !isGroup(one) && isFlat(one));
    if (Array.isArray(value)) return value.every((item) => typeof item === "string" && !item.includes("\n"));
    return value === null || !value.includes("\n");
  }

  function onOneLine(value) {
    if (!Array.isArray(value)) return isFlat(value);
    return value.every((item) => typeof item === "string" && ([...item].length < SHORT || ID.test(item)));
  }

  function isLiteral(text) {
    const lines = text.replace(/\n$/, "").split("\n");
    if (!text.includes("\n") || UNSEEN.test(text) || !lines[lines.length - 1].replace(/^ +| +$/g, "")) return false;
    return lines[0] !== "" && !lines[0].startsWith(" ");
  }

  function literal(head, text, indent) {
    const lines = text.replace(/\n$/, "").split("\n").map((line) => (line ? `${indent}  ${line}` : ""));
    return [`${head} ${text.endsWith("\n") ? "|" : "|-"}`, ...lines];
  }

  function itemLines(item, indent) {
    if (typeof item === "string") return isLiteral(item) ? literal(`${indent}-`, item, indent) : [`${indent}- ${scalar(item)}`];
    if (isGroup(item) && !isEmpty(item) && !isFlat(item)) {
      const lines = Object.entries(item).flatMap(([key, value]) => fieldLines(key, value, `${indent}  `));
      return [`${indent}- ${lines[0].replace(/^ +/, "")}`, ...lines.slice(1)];
    }
    return [`${indent}- ${flow(item)}`];
  }

  function fieldLines(key, value, indent = "", written = scalar(key, true)) {
    if (isEmpty(value)) return [];
    const name = indent + written;
    if (typeof value === "string") return isLiteral(value) ? literal(`${name}:`, value, indent) : [`${name}: ${scalar(value)}`];
    if (onOneLine(value)) return [`${name}: ${flow(value)}`];
    if (Array.isArray(value)) return [`${name}:`, ...value.flatMap((item) => itemLines(item, `${indent}  `))];
    return [`${name}:`, ...Object.entries(value ?? {}).flatMap(([inner, one]) => fieldLines(inner, one, `${indent}  `))];
  }

  return { tidy, isEmpty, fieldLines };
})();
"use strict";

window.sitegenChange = (() => {
  const { fieldLines, isEmpty } = window.sitegenYaml;
  const BLANK = /^[^\S\ufeff]*$/;
  const LEAD = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:[ \t]*#[^\n]*$)?/;


  function pieces(text, parts) {
    const lines = text.split(/(?<=\n)/);
    const chunks = [];
    let at = 0;
    for (const part of parts) {
      chunks.push({ key: null, text: lines.slice(at, part.first).join(""), part: null });
      chunks.push({ key: part.key, text: lines.slice(part.first, part.after).join(""), part });
      at = part.after;
    }
    chunks.push({ key: null, text: lines.slice(at).join(""), part: null });
    return chunks;
  }

  function lastText(value) {
    while (typeof value === "object" && value !== null) value = Object.values(value).pop() ?? null;
    return value ?? "";
  }

  function splice(chunks, at, replaced, lines, { key, value, newline, indent }) {
    const after = chunks.slice(at + replaced).map(({ text }) => text).join("");
    const ended = chunks.map(({ text }) => text).join("").endsWith("\n");
    const before = chunks.slice(0, at).reverse().find(({ text }) => text);
    if (before && !before.text.endsWith("\n")) before.text += newline;
    const open = !after && !ended && !lastText(value).endsWith("\n");
    chunks.splice(at, replaced, { key, text: lines.join(newline) + (open ? "" : newline), part: null });
    const next = chunks[at + 1];
    if (lastText(value).includes("\n") && next && next.key === null) {
      const lead = LEAD.exec(next.text)?.[0] ?? "";
      next.text = lead.replace(/^[ \t]+(?=#)/gm, indent) + next.text.slice(lead.length);
    }
  }

  function change(text, parts, changes, order) {
    const chunks = pieces(text, parts);
    const newline = text.includes("\r\n") ? "\r\n" : "\n";
    const indent = " ".repeat(/^ */.exec(text.split("\n")[parts[0].first])?.[0].length ?? 0);
    const rank = (key) => (order.includes(key) ? order.indexOf(key) : order.length + 2);
    for (const [key, value] of changes) {
      const told = { key, value, newline, indent };
      const at = chunks.findIndex((chunk) => chunk.key === key);
      if (isEmpty(value) || (typeof value === "string" && BLANK.test(value))) {
        for (const chunk of chunks) if (chunk.key === key) [chunk.text, chunk.key] = ["", null];
      } else if (at >= 0) {
        const part = chunks[at].part;
        const lines = fieldLines(key, value, indent, part?.written);
        lines[0] += part?.beside ?? "";
        splice(chunks, at, 1, [...(part?.inside ?? []).map((one) => indent + one), ...lines], told);
      } else {
        const before = chunks.flatMap((chunk, index) => (chunk.key !== null && rank(chunk.key) <= rank(key) ? [{ index, rank: rank(chunk.key) }] : []));
        before.sort((one, other) => other.rank - one.rank || other.index - one.index);
        const first = chunks.findIndex((chunk) => chunk.key !== null);
        splice(chunks, before.length ? before[0].index + 1 : Math.max(first, 0), 0, fieldLines(key, value, indent), told);
      }
    }
    return chunks.map((chunk) => chunk.text).join("");
  }

  function create(values, order) {
    const sorted = [...values].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
    return `${sorted.flatMap(([key, value]) => fieldLines(key, value)).join("\n")}\n`;
  }

  return { change, create };
})();
"use strict";

window.sitegenValues = (() => {
  const DASHES = /[‐‑‒–—―−－ー]/g;
  const DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
  const ERA_DAY = /^(明治|大正|昭和|平成|令和|[MTSHR])\s*(\d{1,2}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
  const ERAS = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018, M: 1867, T: 1911, S: 1925, H: 1988, R: 2018 };
  const PHONE = /^\+?[0-9(][0-9() -]{7,18}[0-9]$/;
  const URL = /^https?:\/\/[^\s<>"'`\\^{|}]+$/;
  const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
  const IN_ADDRESS = [
    /!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)/,
    /[?&](?:q|ll|query|destination|center|daddr)=(-?\d+\.\d+)(?:,|%2C)\s*(-?\d+\.\d+)/i,
    /[?&]mlat=(-?\d+\.\d+)&mlon=(-?\d+\.\d+)/,
    /@(-?\d+\.\d+),(-?\d+\.\d+)/,
    /#(?:map=)?\d+(?:\.\d+)?\/(-?\d+\.\d+)\/(-?\d+\.\d+)/,
  ];

  const narrow = (text) => text.normalize("NFKC").replace(DASHES, "-").trim();

  function readDay(written) {
    const text = narrow(written);
    const day = DAY.exec(text);
    const era = ERA_DAY.exec(text);
    if (!day && !era) return { code: "bad-date", values: { text } };
    const [year, month, date] = day ? day.slice(1).map(Number)
      : [ERAS[era?.[1] ?? ""] + (era?.[2] === "元" ? 1 : Number(era?.[2])), Number(era?.[3]), Number(era?.[4])];
    const found = new Date(Date.UTC(2000, month - 1, date));
    found.setUTCFullYear(year, month - 1, date);
    const real = year > 0 && found.getUTCMonth() === month - 1 && found.getUTCDate() === date;
    return real ? { iso: found.toISOString().slice(0, 10) } : { code: "no-such-date", values: { text } };
  }

  const inJapan = (latitude, longitude) => latitude >= 20 && latitude <= 46 && longitude >= 122 && longitude <= 154.5;

  function readPoint(written) {
    const text = narrow(written).replaceAll("、", ",");
    const parts = text.split(/[,\s]+/).filter(Boolean);
    if (parts.length !== 2 || !parts.every((part) => NUMBER.test(part))) return { code: "location-not-number", values: { text } };
    const [latitude, longitude] = parts.map(Number);
    if (Math.abs(latitude) < 1 && Math.abs(longitude) < 1) return { code: "location-zero", values: { text } };
    if (inJapan(latitude, longitude)) return { point: [latitude, longitude] };
    if (inJapan(longitude, latitude)) return { code: "location-swapped", values: { suggestion: `${parts[1]}, ${parts[0]}` } };
    return { code: "location-outside-japan", values: { text } };
  }

  function fromAddress(text) {
    if (!/^https?:/.test(text.trim())) return text;
    const found = IN_ADDRESS.map((one) => one.exec(text)).find(Boolean);
    return found ? `${found[1]}, ${found[2]}` : text;
  }

  const phoneProblem = (text) => (PHONE.test(narrow(text)) ? null : { code: "bad-phone", values: { text: narrow(text) } });
  const urlProblem = (text) => (URL.test(text.trim()) ? null : { code: "bad-url", values: { text: text.trim() } });

  const today = () => new Date(Date.now() + 9 * 3600000).toISOString().slice(0, 10);

  return { narrow, readDay, readPoint, fromAddress, phoneProblem, urlProblem, today };
})();
"use strict";

window.sitegenGround = (() => {
  const EVERY = 1e5;
  const NEAR_BORDER = 60;

  function decode(text) {
    const steps = text.split(" ").map(Number);
    const points = [];
    for (let x = 0, y = 0, at = 0; at < steps.length; at += 2) {
      x += steps[at];
      y += steps[at + 1];
      points.push([y / EVERY, x / EVERY]);
    }
    return points;
  }

  function inRing(ring, [latitude, longitude]) {
    let inside = false;
    for (let at = 0, last = ring.length - 1; at < ring.length; last = at, at += 1) {
      const [[y, x], [otherY, otherX]] = [ring[at], ring[last]];
      if ((y > latitude) !== (otherY > latitude) && longitude < ((otherX - x) * (latitude - y)) / (otherY - y) + x) inside = !inside;
    }
    return inside;
  }

  function degrees(latitude) {
    const angle = (latitude * Math.PI) / 180;
    return [111412.84 * Math.cos(angle) - 93.5 * Math.cos(3 * angle), 111132.95 - 559.85 * Math.cos(2 * angle)];
  }

  function toLine(from, to, point) {
    const [east, north] = degrees(point[0]);
    const [ax, ay] = [(from[1] - point[1]) * east, (from[0] - point[0]) * north];
    const [bx, by] = [(to[1] - point[1]) * east, (to[0] - point[0]) * north];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length ? Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length)) : 0;
    return Math.hypot(ax + along * (bx - ax), ay + along * (by - ay));
  }

  const holds = (polygons, point) => polygons.some((rings) => rings.filter((ring) => inRing(ring, point)).length % 2 === 1);

  function toBorder(polygons, point) {
    let nearest = Infinity;
    for (const ring of polygons.flat()) {
      for (let at = 1; at < ring.length; at += 1) nearest = Math.min(nearest, toLine(ring[at - 1], ring[at], point));
    }
    return nearest;
  }

  function surveyor(known) {
    const areas = known.areas.map((area) => ({ ...area, ground: area.polygons.map((rings) => rings.map(decode)) }));
    const districts = known.districts.map((one) => ({ ...one, ground: one.polygons.map((rings) => rings.map(decode)) }));

    function locate(point) {
      const found = areas.map((area) => ({ area, distance: toBorder(area.ground, point), inside: holds(area.ground, point) }));
      found.sort((one, other) => Number(other.inside) - Number(one.inside) || one.distance - other.distance);
      const [nearest] = found;
      const district = districts.find(({ ground }) => holds(ground, point));
      const inside = nearest?.inside ?? false;
      return {
        area: nearest ? { slug: nearest.area.slug, name: nearest.area.name } : null,
        inside,
        metres: inside ? 0 : Math.round(nearest?.distance ?? 0),
        district: inside ? district?.name ?? null : null,
        sure: (nearest?.distance ?? 0) > NEAR_BORDER,
        districtSure: !district || toBorder(district.ground, point) > NEAR_BORDER,
      };
    }

    function toDistrict(point, name) {
      const grounds = districts.filter((one) => one.name === name).map(({ ground }) => ground);
      if (!grounds.length) return null;
      return Math.min(...grounds.map((ground) => (holds(ground, point) ? 0 : toBorder(ground, point))));
    }

    return { areas, districts, locate, toDistrict };
  }

  return { surveyor };
})();
"use strict";

window.sitegenChecks = (() => {
  const { readDay, readPoint, phoneProblem, urlProblem } = window.sitegenValues;
  const NEAREST = 300;
  const FAR = 2000;
  const BLUR = 60;
  const MOBILE = /(?<!\d)0[789]0[-\s()]{0,2}\d{4}[-\s()]{0,2}\d{4}(?!\d)/;
  const HOME = /自宅|[ぁ-んァ-ヶ一-鿿]{1,6}(?:様方|さん宅|さんの家|氏宅|様宅)/;
  const MAIL = /[\w.+-]{1,64}@(?:gmail|yahoo|icloud|outlook|hotmail|docomo|ezweb|au|i\.softbank|softbank)\.[\w.]+/i;
  const PERSONAL = [["personal-mobile", MOBILE], ["personal-home", HOME], ["personal-mail", MAIL]];
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

  const textOf = (value) => (typeof value === "string" ? value.trim() : "");
  const partOf = (value, part) => (typeof value === "object" && value !== null && !Array.isArray(value) ? textOf(value[part]) : "");
  const listOf = (value) => (Array.isArray(value) ? value : value ? [value] : []);

  function* texts(value, at) {
    if (typeof value === "string") yield [at, value];
    else if (value) for (const [key, inner] of Object.entries(value)) yield* texts(inner, `${at}.${key}`);
  }

  const found = (at, problem) => (problem ? [{ at, ...problem }] : []);

  function day(at, text) {
    const read = text ? readDay(text) : null;
    return read && "code" in read ? [{ at, ...read }] : [];
  }

  function days(values) {
    const rows = ["closed", "also"].flatMap((key) => listOf(values[key]).flatMap((row, index) => {
      const date = typeof row === "string" ? row.trim() : partOf(row, "date");
      return date ? day(`${key}.${index}.date`, date) : [{ at: `${key}.${index}.date`, code: "missing-key", values: { key: "date" } }];
    }));
    const [from, until] = [partOf(values.paused, "from"), partOf(values.paused, "until")];
    const [start, end] = [readDay(from), readDay(until)];
    const turned = "iso" in start && "iso" in end && end.iso < start.iso;
    return [
      ...rows, ...day("paused.from", from), ...day("paused.until", until),
      ...(turned ? [{ at: "paused.until", code: "pause-ends-before-start", values: {} }] : []),
      ...(values.paused && !partOf(values.paused, "reason") ? [{ at: "paused.reason", code: "missing-key", values: { key: "reason" } }] : []),
      ...(values.ended && !partOf(values.ended, "date") ? [{ at: "ended.date", code: "missing-key", values: { key: "date" } }] : day("ended.date", partOf(values.ended, "date"))),
    ];
  }

  function asked(values) {
    const [phone, url] = [partOf(values.contact, "phone"), partOf(values.contact, "url")];
    const links = listOf(values.links).flatMap((row, index) => ["title", "url"].flatMap((part) => {
      const text = partOf(row, part);
      if (!text) return [{ at: `links.${index}.${part}`, code: "missing-key", values: { key: part } }];
      return part === "url" ? found(`links.${index}.url`, urlProblem(text)) : [];
    }));
    return [...(phone ? found("contact.phone", phoneProblem(phone)) : []), ...(url ? found("contact.url", urlProblem(url)) : []), ...links];
  }

  function confirmed(values, { today }) {
    const text = textOf(values.confirmed);
    if (!text) return [{ at: "confirmed", code: "no-confirmation", values: { name: textOf(values.name) } }];
    const read = readDay(text);
    if ("code" in read) return [{ at: "confirmed", ...read }];
    return read.iso > today ? [{ at: "confirmed", code: "future-confirmation", values: { day: read.iso } }] : [];
  }

  function where(values, known) {
    const district = textOf(values.district);
    const strange = district && !known.districts.includes(district);
    const unknown = strange ? [{ at: "district", code: "unknown-district", values: { district, choices: known.districts.join("、") } }] : [];
    if (typeof values.location === "string") {
      const read = readPoint(values.location);
      return [...unknown, ...("code" in read ? [{ at: "location", ...read }] : lies(read.point, values, known))];
    }
    if (values.location || district || values.area) return unknown;
    if (textOf(values.kind) === "service") return listOf(values.serves).length ? [] : [{ at: "serves", code: "no-serves", values: {} }];
    const town = [...known.towns].sort(([one], [other]) => other.length - one.length || (one < other ? -1 : 1)).find(([name]) => textOf(values.address).includes(name));
    return [{ at: "location", code: "no-place", values: town ? { suggestion: town[1] } : {} }];
  }

  function lies(point, values, { surveyor, areaOf }) {
    const place = surveyor.locate(point);
    if (!place.area) return [];
    const there = { name: place.area.name, slug: place.area.slug, distance: Math.max(1, place.metres) };
    if (!place.inside) {
      if (place.metres > NEAREST + BLUR && !values.area) return [{ at: "location", code: "place-in-no-area", values: there }];
      return place.metres > BLUR && place.metres < NEAREST - BLUR ? [{ at: "location", code: "place-near-area", values: there }] : [];
    }
    const declared = textOf(values.district);
    const metres = declared ? surveyor.toDistrict(point, declared) : null;
    if (metres === null || metres < BLUR) return [];
    if (metres > FAR + BLUR) return [{ at: "district", code: "far-from-district", values: { declared, distance: Math.round(metres) } }];
    const other = place.sure && areaOf(declared) !== place.area.slug;
    return other ? [{ at: "district", code: "other-area", values: { declared, district: place.district ?? "" } }] : [];
  }

  function check(values, known) {
    const name = textOf(values.name) ? [] : [{ at: "name", code: "missing-key", values: { key: "name" } }];
    const choices = ["categories", "audiences"].flatMap((key) => listOf(values[key]).map(textOf).filter((one) => !known.choices[key].includes(one)).map((one) => ({
      at: key, code: key === "categories" ? "unknown-category" : "unknown-audience",
      values: { [key === "categories" ? "category" : "audience"]: one, choices: known.choices[key].join("、") },
    })));
    const persons = Object.entries(values).flatMap(([key, value]) => [...texts(value, key)]).flatMap(([at, text]) =>
      PERSONAL.flatMap(([code, pattern]) => {
        const match = pattern.exec(text.normalize("NFKC"));
        return match ? [{ at, code, values: { text: match[0] } }] : [];
      }));
    return [...name, ...choices, ...days(values), ...where(values, known), ...asked(values), ...confirmed(values, known), ...persons];
  }

  function checkIdent(ident, records) {
    const taken = records.find(([id]) => id === ident);
    if (taken) return [{ at: "ident", code: "duplicate-id", values: { id: ident, first: taken[2] } }];
    return ID.test(ident) ? [] : [{ at: "ident", code: "bad-file-name", values: { id: ident } }];
  }

  function say({ code, values }, messages) {
    const { severity, message, hint, suggest } = messages[code];
    const fill = (text) => text.replace(/\{\{|\}\}|\{(\w+)\}/g, (all, name) => (name ? String(values[name] ?? "") : all[0]));
    return { severity, message: fill(message), hint: fill("suggestion" in values ? suggest ?? hint : hint) };
  }

  return { check, checkIdent, say };
})();
"use strict";

window.sitegenKana = (() => {
  const GLIDES = { ゃ: "a", ゅ: "u", ょ: "o" };
  const VOWELS = { ぁ: "a", ぃ: "i", ぅ: "u", ぇ: "e", ぉ: "o", ゎ: "a" };
  const KANA = /^[ぁ-ゖァ-ヺー・\s]+$/;
  const LONGEST = 60;

  function together(latin, kana, small) {
    const stem = latin.slice(0, -1);
    if (!latin || kana === "ん") return null;
    if (small in GLIDES) return stem + (["sh", "ch", "j"].includes(stem) ? "" : "y") + GLIDES[small];
    if (!(small in VOWELS)) return null;
    const lead = stem === "" && kana === "う" ? "w" : { k: "kw", g: "gw" }[stem] ?? stem;
    return lead + VOWELS[small];
  }

  function word(kana, table) {
    const parts = [];
    let [long, doubled] = [false, false];
    for (let at = 0; at < kana.length; ) {
      const [one, small] = [kana[at], kana[at + 1] ?? ""];
      at += 1;
      if (one === "っ") {
        doubled = true;
        continue;
      }
      const last = parts.at(-1)?.at(-1) ?? "";
      if (one === "ー" || (!long && ["oう", "oお", "uう"].includes(last + one))) {
        long = true;
        continue;
      }
      const pair = together(table.get(one) ?? "", one, small);
      at += pair === null ? 0 : 1;
      let latin = pair ?? table.get(one) ?? GLIDES[one] ?? VOWELS[one] ?? one;
      if (doubled && !"aiueo".includes(latin[0]) && table.has(one)) latin = (latin.startsWith("ch") ? "t" : latin[0]) + latin;
      parts.push(latin);
      [long, doubled] = [false, false];
    }
    return parts.join("");
  }

  function ident(name, kana, syllables, taken) {
    const read = kana || (KANA.test(name) || /^[\w\s-]+$/.test(name) ? name : "");
    const table = new Map(syllables.split(/\s+/).filter(Boolean).map((one) => [one[0], one.slice(1)]));
    const plain = read.normalize("NFKC").replace(/[ァ-ヶ]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0x60)).replaceAll("・", " ");
    const latin = plain.split(/\s+/).map((one) => word(one, table)).join(" ");
    const made = latin.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, LONGEST).replace(/-+$/, "");
    let free = made;
    for (let count = 2; made && taken.includes(free); count += 1) free = `${made}-${count}`;
    return free;
  }

  return { ident };
})();
"use strict";

window.sitegenForge = (() => {
  const LONGEST_MAIL = 1900;

  const quoted = (path) => path.split("/").map(encodeURIComponent).join("/");

  function address(forge, path, text, isNew) {
    if (!isNew) return { href: forge.edit + quoted(path), filled: false };
    const bare = forge.create + quoted(path);
    const whole = `${bare}&value=${encodeURIComponent(text)}`;
    const filled = forge.kind === "github" && whole.length <= forge.longest;
    return { href: filled ? whole : bare, filled };
  }

  function mail(mail, name, path, text) {
    const head = `mailto:${encodeURIComponent(mail).replace("%40", "@")}?subject=${encodeURIComponent(`記録の変更：${name}（${path}）`)}`;
    const whole = `${head}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
    return whole.length <= LONGEST_MAIL ? { href: whole, filled: true } : { href: head, filled: false };
  }

  return { address, mail };
})();
"use strict";

window.sitegenFields = (() => {
  const { tidy, isEmpty } = window.sitegenYaml;
  const originals = new WeakMap();

  const all = (selector, within) => [...within.querySelectorAll(selector)].map((one) => /** @type {HTMLElement} */ (one));
  const input = (within, selector = "input, textarea, select") => /** @type {HTMLInputElement} */ (within.querySelector(selector));
  const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const listOf = (value) => (Array.isArray(value) ? value : value === null ? [] : [value]);
  const clean = (text) => tidy(text).trim();

  const parts = (field) => all("[data-part]", field).map((one) => /** @type {HTMLInputElement} */ (one));

  function fits(widget, value, field) {
    if (value === null) return true;
    if (widget === "checks" || widget === "sentences") return listOf(value).every((one) => typeof one === "string");
    if (widget === "group") return isGroup(value) && Object.values(value).every((one) => typeof one === "string");
    if (widget === "rows") {
      const bare = field.dataset.key !== "links";
      return listOf(value).every((one) => (bare && typeof one === "string") || (isGroup(one) && Object.values(one).every((inner) => typeof inner === "string")));
    }
    return typeof value === "string";
  }

  function addRow(field) {
    const template = /** @type {HTMLTemplateElement} */ (field.querySelector("template"));
    const row = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild);
    field.querySelector("[data-rows]")?.append(row);
    number(field);
    return row;
  }

  function number(field) {
    all(".row", field).forEach((row, index) => {
      for (const one of all("[id], [for], [aria-describedby]", row)) {
        for (const name of ["id", "for", "aria-describedby"]) {
          const text = one.getAttribute(name);
          if (text) one.setAttribute(name, text.replace(/(f-[a-z]+)-(?:ROW|\d+)/g, `$1-${index}`));
        }
      }
      const label = row.querySelector("[data-sentence]") && row.querySelector("label");
      if (label) label.textContent = `${index + 1}つめの文`;
      const remove = row.querySelector("[data-remove]");
      if (remove) remove.setAttribute("aria-label", `${index + 1}つめ：${remove.textContent}`);
    });
  }

  function fillRow(row, value) {
    originals.set(row, value);
    for (const one of parts(row)) {
      const inner = isGroup(value) ? value[one.dataset.part ?? ""] : one.dataset.part === "date" ? value : null;
      one.value = typeof inner === "string" ? inner : "";
    }
  }

  function fill(field, value) {
    const widget = field.dataset.widget ?? "";
    originals.set(field, value);
    if (!fits(widget, value, field)) {
      field.classList.add("is-locked");
      for (const note of all("[data-locked]", field)) note.hidden = false;
      return;
    }
    const text = typeof value === "string" ? value : "";
    if (widget === "flag") input(field).checked = /^(?:true|yes|はい|あり|有|有り|可|○|〇)$/i.test(text.normalize("NFKC"));
    else if (widget === "checks" || widget === "choice") check(field, listOf(value).map(String), widget === "choice");
    else if (widget === "group") fillRow(field, value);
    else if (widget === "rows") listOf(value).forEach((one) => fillRow(addRow(field), one));
    else if (widget === "sentences") for (const one of value === null ? [""] : listOf(value)) input(addRow(field)).value = String(one);
    else {
      if (widget === "select" && text && !all("option", field).some((one) => one.getAttribute("value") === text)) input(field).append(new Option(text, text));
      input(field).value = text.replace(/\n$/, "");
    }
  }

  function check(field, values, single) {
    const boxes = all("input", field).map((one) => /** @type {HTMLInputElement} */ (one));
    for (const box of boxes) box.checked = values.includes(box.value);
    if (single && !values.length) boxes[0].checked = true;
    for (const value of values.filter((one) => !boxes.some((box) => box.value === one))) {
      const label = /** @type {HTMLElement} */ (boxes[0].parentElement?.cloneNode(true));
      Object.assign(input(label), { value, checked: true });
      /** @type {HTMLElement} */ (label.querySelector("span")).textContent = value;
      field.querySelector("[data-choices]")?.append(label);
    }
  }

  function readParts(within) {
    const original = originals.get(within) ?? null;
    const made = isGroup(original) ? { ...original } : {};
    for (const one of parts(within)) {
      const key = one.dataset.part ?? "";
      if (one.value === made[key]) continue;
      if (clean(one.value)) made[key] = clean(one.value);
      else delete made[key];
    }
    return isEmpty(made) ? null : made;
  }

  function readRow(row) {
    const made = readParts(row);
    const bare = isGroup(made) && Object.keys(made).join() === "date" && !isGroup(originals.get(row) ?? null);
    return bare ? made.date : made;
  }

  function read(field) {
    const widget = field.dataset.widget ?? "";
    const original = originals.get(field) ?? null;
    if (field.classList.contains("is-locked")) return original;
    if (widget === "flag") return input(field).checked ? (typeof original === "string" && original ? original : "true") : null;
    if (widget === "choice") {
      const chosen = input(field, "input:checked")?.value ?? null;
      return chosen === "gathering" && original === null ? null : chosen;
    }
    if (widget === "checks") {
      const chosen = all("input:checked", field).map((one) => /** @type {HTMLInputElement} */ (one).value);
      const kept = listOf(original).filter((one) => chosen.includes(String(one)));
      return chosen.length ? [...kept, ...chosen.filter((one) => !kept.includes(one))] : null;
    }
    if (widget === "group") return readParts(field);
    if (widget === "rows") {
      const rows = all(".row", field).map(readRow).filter((one) => one !== null);
      return rows.length ? rows : null;
    }
    if (widget === "sentences") {
      const lines = all("[data-sentence]", field).map((one) => clean(/** @type {HTMLInputElement} */ (one).value)).filter(Boolean);
      return lines.length > 1 ? lines : lines[0] ?? null;
    }
    const text = clean(input(field).value);
    return text.includes("\n") ? `${text}\n` : text || null;
  }

  return { all, addRow, number, fill, read };
})();
"use strict";

window.sitegenErrors = (() => {
  const { make } = window.sitegenWords;
  const { all } = window.sitegenFields;

  function fieldOf(at) {
    const keys = at.split(".");
    for (let end = keys.length; end; end -= 1) {
      const found = document.getElementById(`f-${keys.slice(0, end).join("-")}`);
      if (found) return found;
    }
    return null;
  }

  function labelOf(at) {
    const element = fieldOf(at);
    const label = element && (document.querySelector(`label[for="${element.id}"]`) ?? element.querySelector("legend"));
    const own = label?.firstChild?.textContent?.trim() ?? "";
    const legend = element?.closest(".field-set")?.querySelector("legend")?.textContent?.trim();
    return legend && legend !== own ? `${legend}：${own}` : own;
  }

  function beside(id, said) {
    const place = document.getElementById(`${id}-said`);
    const element = document.getElementById(id);
    const problems = said.map(({ severity, message, hint }) => {
      const line = make("p", "", { class: `problem is-${severity}` });
      const word = severity === "error" ? "まちがい：" : severity === "warning" ? "注意：" : "";
      line.append(make("b", word + message), make("span", hint));
      return line;
    });
    place?.replaceChildren(...problems);
    const wrong = said.some(({ severity }) => severity === "error");
    if (wrong) element?.setAttribute("aria-invalid", "true");
    else element?.removeAttribute("aria-invalid");
  }

  function show(said, only = () => true) {
    const places = new Map();
    for (const one of said) {
      const id = fieldOf(one.at)?.id;
      if (id) places.set(id, [...places.get(id) ?? [], one]);
    }
    for (const place of all(".field-said", document)) {
      const id = place.id.replace(/-said$/, "");
      if (only(id)) beside(id, places.get(id) ?? []);
    }
  }

  function summarize(said) {
    const box = /** @type {HTMLElement} */ (document.querySelector("[data-errors]"));
    const list = /** @type {HTMLElement} */ (box.querySelector("[data-error-list]"));
    box.hidden = !said.length;
    list.replaceChildren(...said.map(({ at, message }) => {
      const item = make("li");
      const link = make("a", `${labelOf(at)}：${message}`, { href: `#${fieldOf(at)?.id ?? ""}` });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        goTo(at);
      });
      item.append(link);
      return item;
    }));
    if (said.length) box.focus();
  }

  function goTo(at) {
    const element = fieldOf(at);
    element?.closest("details")?.setAttribute("open", "");
    element?.focus();
    element?.scrollIntoView({ block: "center" });
  }

  return { show, summarize, goTo, labelOf };
})();
"use strict";

window.sitegenWhen = (() => {
  const { make } = window.sitegenWords;
  const { all } = window.sitegenFields;
  const { reader, parse, weekday } = window.sitegenRuleDates;
  const UNKNOWN = "この書きかたは、このページでは判断できません。送ったあとの確認でお知らせします。";
  const UNDATED = "日の決まらない書きかたです。サイトには「日程はお問い合わせください」と出ます。";
  const WAIT = 400;

  function inWords(iso) {
    const [, month, day] = iso.split("-").map(Number);
    return `${month}月${day}日（${"月火水木金土日"[weekday(parse(iso))]}）`;
  }

  function meaning(text, known) {
    if (text in known.sentences) {
      const answer = known.sentences[text];
      return answer ? { words: answer[0], rules: answer[1] } : "undated";
    }
    const read = window.sitegenSentence.read(text);
    if (!read) return null;
    return read.outcome === "undated" ? "undated" : { words: window.sitegenRules.inWords(read.rules), rules: read.rules };
  }

  function explain(text, known, today) {
    const found = text ? meaning(text, known) : undefined;
    if (found === undefined) return [];
    if (found === null) return [make("p", UNKNOWN)];
    if (found === "undated") return [make("p", UNDATED)];
    const dates = reader(known).dates(found.rules, today, known.last).slice(0, 3);
    const words = make("p");
    words.append(make("b", found.words), "、と読みました。");
    if (!dates.length) return [words, make("p", `${inWords(known.last)}までに、この日にちはありません。`)];
    const list = make("ul");
    list.append(...dates.map((one) => make("li", inWords(one))));
    return [words, make("p", "つぎの日にち"), list];
  }

  function watch(field, known, today) {
    const heard = /** @type {HTMLElement} */ (field.querySelector("[data-heard]"));
    let waiting = 0;

    function say(input) {
      const box = /** @type {HTMLElement} */ (input.closest(".row")?.querySelector("[data-meaning]"));
      box.replaceChildren(...explain(input.value.trim(), known, today()));
      return box;
    }

    field.addEventListener("input", ({ target }) => {
      const input = /** @type {HTMLInputElement} */ (target);
      if (!input.matches("[data-sentence]")) return;
      const box = say(input);
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => { heard.textContent = [...box.children].map((one) => one.textContent).join(" "); }, WAIT);
    });
    for (const input of all("[data-sentence]", field)) say(/** @type {HTMLInputElement} */ (input));
  }

  return { meaning, watch };
})();
"use strict";

window.sitegenWhere = (() => {
  const { make } = window.sitegenWords;
  const { readPoint, fromAddress } = window.sitegenValues;
  const CLOSE = 16;
  const DIGITS = 6;
  const STEP = 40;
  const FINE = 4;
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const KEYS = { Enter: "set", "+": "near", ";": "near", "=": "near", "-": "far" };

  function inWords(point, surveyor) {
    const { area, inside, metres, district, sure, districtSure } = surveyor.locate(point);
    if (!area) return "";
    if (!inside) {
      return sure ? `この点は、市の圏域の外です。いちばん近い${area.name}まで、およそ${metres}mあります。`
        : `${area.name}の境の近くです。どちらに入るかは、送ったあとの確認でお知らせします。`;
    }
    const named = district ? `${area.name}の「${district}」地区` : area.name;
    if (!sure) return `${named}の中のようです。境の近くです。どちらに入るかは、送ったあとの確認でお知らせします。`;
    return districtSure ? `${named}の中です。` : `${area.name}の中です。「${district}」地区の境の近くです。`;
  }

  function uncover(names) {
    const boxes = names.map((name) => name.getBoundingClientRect());
    const taken = [];
    for (const [index, box] of boxes.entries()) {
      const covers = taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
      names[index].style.visibility = covers ? "hidden" : "";
      if (!covers) taken.push(box);
    }
  }

  function living(field, surveyor, chosen) {
    const data = /** @type {MapData} */ (JSON.parse(document.getElementById("pick-data")?.textContent ?? "{}"));
    const found = window[data.map];
    if (!found || !window.L) return null;
    const map = found;
    document.documentElement.classList.add("has-map");
    const leaflet = window.L;
    const ground = map.getContainer();
    const cross = /** @type {HTMLElement} */ (field.querySelector(".cross"));
    let mark = null;
    for (const { ground: outline } of surveyor.districts) leaflet.polygon(outline, { className: "shape-district", interactive: false }).addTo(map);
    for (const { ground: outline } of surveyor.areas) leaflet.polygon(outline, { className: "shape-area", interactive: false }).addTo(map);
    const names = data.lands.map(({ label, name }) => {
      const tag = make("span", name);
      leaflet.marker(label, { icon: leaflet.divIcon({ className: "pick-name", html: tag, iconSize: undefined }), keyboard: false, interactive: false }).addTo(map);
      return tag;
    });
    map.on("zoomend moveend resize", () => uncover(names));
    if (window.matchMedia("(pointer: coarse)").matches) map.dragging.disable();
    ground.setAttribute("role", "application");
    ground.setAttribute("aria-label", "会場の点を決める地図");
    ground.setAttribute("aria-describedby", "pick-help");
    map.attributionControl.setPrefix(false);
    if (data.attribution) {
      const link = make("a", data.attribution.text, { href: data.attribution.url, rel: "external" });
      map.attributionControl.addAttribution(link.outerHTML);
    }
    map.getPanes().overlayPane.querySelector("svg")?.setAttribute("aria-hidden", "true");

    const all = () => map.fitBounds([[data.bounds[1], data.bounds[0]], [data.bounds[3], data.bounds[2]]], { animate: false });
    function show(point) {
      mark?.remove();
      mark = leaflet.circleMarker(point, { radius: 10, className: "pick-point", interactive: false }).addTo(map);
    }
    function set(at) {
      const point = /** @type {Point} */ ([Number(at.lat.toFixed(DIGITS)), Number(at.lng.toFixed(DIGITS))]);
      show(point);
      chosen(point);
    }
    map.on("click", ({ latlng }) => set(latlng));
    ground.addEventListener("focus", () => { cross.hidden = false; });
    ground.addEventListener("blur", () => { cross.hidden = true; });
    const acts = { near: () => map.zoomIn(1, { animate: false }), far: () => map.zoomOut(1, { animate: false }), all, set: () => set(map.getCenter()) };
    map.keyboard.disable();
    ground.tabIndex = 0;
    ground.addEventListener("keydown", (event) => {
      const act = acts[KEYS[event.key]];
      const way = WAYS[event.key];
      if (event.target !== ground || event.ctrlKey || event.metaKey || event.altKey || (!act && !way)) return;
      event.preventDefault();
      const step = event.shiftKey ? FINE : STEP;
      if (way) map.panBy([way[0] * step, way[1] * step], { animate: false });
      else act();
    });
    for (const [name, act] of Object.entries(acts)) field.querySelector(`[data-pick=${name}]`)?.addEventListener("click", act);
    const setter = /** @type {HTMLElement} */ (field.querySelector("[data-pick=set]"));
    for (const name of ["focus", "pointerenter"]) setter.addEventListener(name, () => { cross.hidden = false; });
    for (const name of ["blur", "pointerleave"]) setter.addEventListener(name, () => { cross.hidden = document.activeElement !== ground; });
    map.invalidateSize({ animate: false });
    all();
    return { show, view: (/** @type {Point} */ point) => map.setView(point, CLOSE, { animate: false }), clear: () => mark?.remove() };
  }

  function watch(field, surveyor, changed) {
    const input = /** @type {HTMLInputElement} */ (field.querySelector("#f-location"));
    const said = /** @type {HTMLElement} */ (field.querySelector("[data-point-said]"));
    const map = living(field, surveyor, (point) => {
      input.value = point.join(", ");
      said.textContent = inWords(point, surveyor);
      changed();
    });

    function follow() {
      const text = fromAddress(input.value);
      if (text !== input.value) input.value = text;
      const read = input.value.trim() ? readPoint(input.value) : null;
      said.textContent = read && "point" in read ? inWords(read.point, surveyor) : "";
      if (!read || !("point" in read)) {
        map?.clear();
        return;
      }
      map?.show(read.point);
      map?.view(read.point);
    }

    input.addEventListener("change", follow);
    input.addEventListener("paste", () => window.setTimeout(follow));
    follow();
  }

  return { inWords, watch };
})();
"use strict";

window.sitegenResult = (() => {
  const { make } = window.sitegenWords;
  const section = /** @type {HTMLElement} */ (document.querySelector("[data-result]"));
  const box = /** @type {HTMLTextAreaElement} */ (document.getElementById("result-text"));
  const copied = /** @type {HTMLElement} */ (section.querySelector("[data-copied]"));
  const part = (selector) => /** @type {HTMLElement} */ (section.querySelector(selector));

  function spoken(value) {
    if (value === null) return "（なし）";
    if (typeof value === "string") return value.trim();
    if (Array.isArray(value)) return value.map(spoken).join("\n");
    return Object.values(value).map(spoken).join("　");
  }

  function changesList(changes, isNew) {
    if (isNew) return [];
    if (!changes.length) return [make("p", "変わったところは、ありません。")];
    const list = make("dl", "", { class: "changes" });
    for (const { label, before, after } of changes) {
      const said = make("dd");
      if (before !== null) said.append("まえ：", make("del", spoken(before)), "\n");
      said.append("あと：", make("ins", spoken(after)));
      list.append(make("dt", label), said);
    }
    return [make("h3", `変わったところ ${changes.length}か所`), list];
  }

  function notes(said, labelOf) {
    if (!said.length) return [];
    const list = make("ul", "", { class: "paths" });
    list.append(...said.map(({ at, message, hint }) => make("li", `${labelOf(at)}：${message}${hint}`)));
    return [make("h3", "気をつけること（このままでも送れます）"), list];
  }

  function steps(lines) {
    const list = make("ol", "", { class: "steps" });
    list.append(...lines.map((line) => make("li", line)));
    return list;
  }

  async function copy() {
    box.focus();
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      copied.textContent = "写しました。";
    } catch {
      copied.textContent = document.execCommand("copy") ? "写しました。" : "ぜんぶ選びました。Ctrl と C のキーをいっしょに押すと写せます。";
    }
  }

  function sending({ path, name, text, isNew }, known) {
    const found = [];
    if (known.forge) {
      const { href, filled } = window.sitegenForge.address(known.forge, path, text, isNew);
      const link = make("a", "変更を送る", { href, class: "press", rel: "external noopener", target: "_blank" });
      link.append(make("span", "（新しいタブで開きます）", { class: "visually-hidden" }));
      const last = known.forge.kind === "github" ? "「Propose changes」または「Commit changes」" : "もういちど「Commit changes」";
      const end = `「Commit changes」を押し、出てくる用紙に何を変えたかを一言書いて、${last}を押します。`;
      if (!filled) link.addEventListener("click", () => { void copy(); });
      found.push(make("h3", "変更を送る"), steps(filled
        ? ["下の「変更を送る」を押します。記録が書きこまれたページが、新しいタブで開きます。", end, "確認が始まります。見つかったことは、そのページに日本語で出ます。"]
        : ["下の「変更を送る」を押します。できた記録が写され、記録の置き場のページが新しいタブで開きます。",
          isNew ? "そのページの広い欄に、貼りつけます（Ctrl と V）。" : "そのページの文をぜんぶ選び（Ctrl と A）、貼りつけます（Ctrl と V）。", end]));
      const line = make("p");
      line.append(link);
      found.push(line);
    }
    if (known.mail) {
      const { href, filled } = window.sitegenForge.mail(known.mail, name, path, text);
      const line = make("p");
      const link = make("a", "メールで送る", { href, class: known.forge ? "act" : "press" });
      if (!filled) link.addEventListener("click", () => { void copy(); });
      line.append(link, make("span", filled ? "　書きこまれたメールが開きます。" : "　押すと、できた記録が写されます。開いたメールの本文に貼りつけて（Ctrl と V）ください。"));
      found.push(known.forge ? make("h3", "置き場に入れないとき") : make("h3", "メールで送る"), line);
    }
    return found.length ? found : [make("p", "できた記録を写すか、ファイルとして取っておいて、記録の係に渡してください。")];
  }

  function show(result, known, labelOf) {
    part("[data-result-changes]").replaceChildren(...changesList(result.changes, result.isNew));
    part("[data-result-notes]").replaceChildren(...notes(result.said, labelOf));
    part("[data-result-send]").replaceChildren(...(result.changes.length || result.isNew ? sending(result, known) : []));
    part("[data-result-name]").textContent = result.path;
    box.value = result.text;
    copied.textContent = "";
    section.hidden = false;
    part("#result-title").textContent = result.changes.length || result.isNew ? "記録ができました" : "変わったところがありません";
    part("#result-title").focus();
    section.scrollIntoView({ block: "start" });
  }

  function download() {
    const name = (part("[data-result-name]").textContent ?? "").split("/").pop() ?? "record.yaml";
    const address = URL.createObjectURL(new Blob([box.value], { type: "application/yaml" }));
    const link = make("a", "", { href: address, download: name });
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(address), 10000);
    copied.textContent = `${name} を取っておきました。`;
  }

  part("[data-copy]").addEventListener("click", () => { void copy(); });
  part("[data-download]").addEventListener("click", download);

  return { show, hide: () => { section.hidden = true; } };
})();
"use strict";

(() => {
  const { make } = window.sitegenWords;
  const { all, addRow, number, fill, read } = window.sitegenFields;
  const { show, summarize, labelOf } = window.sitegenErrors;
  const { check, checkIdent, say } = window.sitegenChecks;
  const { today } = window.sitegenValues;
  const known = window.sitegenForm;
  const build = document.documentElement.dataset.build ?? "";
  const asked = new URLSearchParams(window.location.search);
  const isNew = asked.has("new");
  const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-record]"));
  const fields = all(".field[data-key]", form);
  const surveyor = window.sitegenGround.surveyor(known);
  const owners = new Map(known.districts.map(({ name, area }) => [name, area]));
  const ident = /** @type {HTMLInputElement} */ (document.getElementById("f-ident"));
  const checking = {
    get today() { return today(); },
    districts: [...owners.keys()],
    towns: known.towns,
    choices: Object.fromEntries(["categories", "audiences"].map((key) => [key, valuesOf(key)])),
    surveyor,
    areaOf: (/** @type {string} */ district) => owners.get(district),
  };
  const first = new Map();
  const visited = new Set();
  let record = null;
  let sent = false;

  function valuesOf(key) {
    return all(`#f-${key} input`, form).map((one) => /** @type {HTMLInputElement} */ (one).value);
  }
  const element = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  function changes() {
    return fields.flatMap((field) => {
      const key = field.dataset.key ?? "";
      const [before, after] = [first.get(key) ?? null, read(field)];
      return same(before, after) ? [] : [{ key, label: field.dataset.label ?? key, before, after }];
    });
  }

  function values() {
    const made = Object.fromEntries((record?.parts ?? []).map(({ key, value }) => [key, value]));
    for (const field of fields) made[field.dataset.key ?? ""] = read(field);
    return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== null));
  }

  function findings() {
    const found = check(values(), checking);
    if (isNew) found.push(...checkIdent(ident.value.trim(), known.records));
    return found.map((one) => {
      const labelled = "key" in one.values ? { ...one, values: { ...one.values, key: labelOf(one.at) } } : one;
      return { at: one.at, ...say(labelled, known.messages) };
    });
  }

  function newPath() {
    const { location, district } = values();
    const point = typeof location === "string" ? window.sitegenValues.readPoint(location) : null;
    const place = point && "point" in point ? surveyor.locate(point.point) : null;
    const area = place?.inside ? place.area?.slug : owners.get(typeof district === "string" ? district : "");
    return `places/${area ? `${area}/` : ""}${ident.value.trim()}.yaml`;
  }

  function proposeIdent() {
    if (!isNew || visited.has("f-ident")) return;
    const { name, kana } = values();
    ident.value = window.sitegenKana.ident(String(name ?? ""), String(kana ?? ""), known.syllables, known.records.map(([id]) => id));
  }

  function look() {
    proposeIdent();
    if (isNew) element("[data-ident-path]").textContent = ident.value ? `記録の場所：${newPath()}` : "";
    show(findings(), (id) => visited.has(id));
  }

  function finish() {
    const said = findings();
    for (const place of all(".field-said", form)) visited.add(place.id.replace(/-said$/, ""));
    show(said);
    const wrong = said.filter(({ severity }) => severity === "error");
    summarize(wrong);
    if (wrong.length) {
      window.sitegenResult.hide();
      return;
    }
    const changed = changes();
    const edits = changed.map(({ key, after }) => /** @type {[string, RecordValue]} */ ([key, after]));
    edits.sort(([one], [other]) => known.order.indexOf(one) - known.order.indexOf(other));
    const text = record ? window.sitegenChange.change(record.text, record.parts, edits, known.order) : window.sitegenChange.create(edits, known.order);
    const name = String(values().name ?? "");
    window.sitegenResult.show({ path: record?.path ?? newPath(), name, text, isNew, changes: changed, said }, known, labelOf);
    sent = true;
  }

  function fillIn(given) {
    for (const field of fields) {
      const key = field.dataset.key ?? "";
      fill(field, given[key] ?? null);
      first.set(key, read(field));
    }
    for (const details of all("details.more", form)) {
      const held = all(".field[data-key]", details).some((one) => first.get(one.dataset.key ?? "") !== null && one.dataset.key !== "kind");
      if (held) details.setAttribute("open", "");
    }
  }

  function listen() {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      finish();
    });
    form.addEventListener("focusout", ({ target }) => {
      const { id } = /** @type {HTMLElement} */ (target);
      const set = /** @type {HTMLElement} */ (target).closest(".field-set")?.id;
      const has = /** @type {HTMLInputElement} */ (target).value;
      if (id && has) visited.add(id);
      if (set && set !== id) visited.add(set);
      look();
    });
    form.addEventListener("input", ({ target }) => {
      sent = false;
      if (target === ident) visited.add("f-ident");
      if (visited.has(/** @type {HTMLElement} */ (target).id)) look();
    });
    form.addEventListener("click", ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest("button");
      const field = /** @type {HTMLElement | null | undefined} */ (button?.closest(".field[data-key]"));
      if (button && field?.dataset.key) press(button, field);
    });
    element("[data-confirm-today]").addEventListener("click", () => {
      setToday();
      finish();
    });
    element("[data-back]").addEventListener("click", () => {
      window.sitegenResult.hide();
      element("#section-what").scrollIntoView();
      document.getElementById("f-name")?.focus();
    });
    window.addEventListener("beforeunload", (event) => { if (!sent && changes().length) event.preventDefault(); });
  }

  function setToday() {
    const input = /** @type {HTMLInputElement} */ (document.getElementById("f-confirmed"));
    input.value = today();
    visited.add("f-confirmed");
    look();
  }

  function press(button, field) {
    if (button.matches("[data-today]")) setToday();
    if (button.matches("[data-add]")) addRow(field).querySelector("input")?.focus();
    if (!button.matches("[data-remove]")) return;
    const row = button.closest(".row");
    const next = /** @type {HTMLElement | null} */ (row?.nextElementSibling ?? row?.previousElementSibling ?? null);
    row?.remove();
    number(field);
    (next ?? /** @type {HTMLElement} */ (field.querySelector("[data-add]"))).focus();
    look();
  }

  function open(title) {
    element("[data-title]").textContent = title;
    document.title = `${title}｜${document.title.split("｜").pop()}`;
    element("[data-path]").textContent = record ? `記録の場所：${record.path}` : "";
    element("[data-quick]").hidden = isNew;
    element("[data-new]").hidden = !isNew;
    form.hidden = false;
    fillIn(Object.fromEntries((record?.parts ?? []).map(({ key, value }) => [key, value])));
    const [schedule, location] = ["schedule", "location"].map((key) => /** @type {HTMLElement} */ (form.querySelector(`.field[data-key=${key}]`)));
    window.sitegenWhen.watch(schedule, known, today);
    if (!location.classList.contains("is-locked")) window.sitegenWhere.watch(location, surveyor, () => { visited.add("f-location"); look(); });
    listen();
    look();
  }

  function refuse(text, path) {
    element("[data-unreadable]").hidden = false;
    element("[data-unreadable-text]").textContent = text;
    if (!path || !known.forge) return;
    const { href } = window.sitegenForge.address(known.forge, path, "", false);
    element("[data-unreadable-link]").append(make("a", "記録の置き場で、このファイルを開く", { href, class: "act", rel: "external" }));
  }

  function choose() {
    const box = /** @type {HTMLInputElement} */ (document.getElementById("choose"));
    const most = 30;
    function list() {
      const typed = box.value.normalize("NFKC").trim();
      const found = known.records.filter(([id, name]) => name.normalize("NFKC").includes(typed) || id.includes(typed.toLowerCase()));
      element("[data-choose-said]").textContent = found.length > most ? `${found.length}件あります。はじめの${most}件です。` : `${found.length}件あります。`;
      element("[data-choose-list]").replaceChildren(...found.slice(0, most).map(([id, name]) => {
        const item = make("li");
        item.append(make("a", name, { href: `?id=${id}` }));
        return item;
      }));
    }
    element("[data-chooser]").hidden = false;
    box.addEventListener("input", list);
    list();
  }

  async function begin() {
    element("[data-waiting]").hidden = true;
    const id = asked.get("id");
    if (isNew) return open("新しい記録をつくる");
    if (id === null) return choose();
    const listed = known.records.find(([one]) => one === id);
    if (!listed) {
      refuse("その名前の記録は、ありません。つぎから選んでください。");
      return choose();
    }
    await window.sitegenLoad.script(`records/${id}.js`);
    const { path, text, parts } = window.sitegenRecord ?? { path: listed[2], text: null, parts: null };
    if (!text || !parts) return refuse("このファイルは、書きかたにまちがいがあるため、このページでは開けません。", path);
    record = { path, text, parts };
    return open(`「${listed[1]}」の記録を直す`);
  }

  if (known.build !== build) refuse("サイトが新しくなりました。ページを読みこみなおしてください。");
  else begin().catch(() => refuse("記録を読みこめませんでした。つながっているか確かめて、もういちど開いてください。"));
})();
