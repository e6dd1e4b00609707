// What fits a question: the days, hours, kinds and words somebody asks for, out of dates and texts
// that the build has worked out. Functions of their arguments only: no document, no clock.
"use strict";

window.sitegenFilter = (() => {
  const { t } = window.sitegenWords;
  const DAY = 864e5;
  // As Date counts them; the first of January 1970 was a Thursday.
  const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
  const THURSDAY = 4;
  const NOON = 720;
  const EVENING = 1020;
  /** @type {Record<string, string[]>} */
  const VALUES = {
    day: ["today", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekend"],
    time: ["am", "pm", "eve"],
    has: ["free", "nobooking", "stepfree", "parking", "toilet"],
    sort: ["next", "near", "name", "number"],
  };
  const LISTS = /** @type {const} */ (["day", "time", "kind", "for", "has", "area"]);
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const LONGEST = 100;

  // ---- addresses ---------------------------------------------------------------------------

  /** Return the values that a key knows, each once and always in one order.
   * @param {string} key
   * @param {string[]} values
   * @param {Record<string, string[]>} known
   */
  function clean(key, values, known) {
    const allowed = VALUES[key] ?? known[key];
    return allowed ? allowed.filter((value) => values.includes(value))
      : [...new Set(values)].filter((value) => ID.test(value)).sort();
  }

  /** @param {string} text */
  const line = (text) => [...text.replace(/[\ud800-\udfff]/gu, "").replace(/[\s\0-\x1f]+/g, " ").trim()]
    .slice(0, LONGEST).join("").trim();

  /** Return a town's name or "here", but no position: that is nobody else's business.
   * @param {string} text
   */
  function place(text) {
    const name = line(text);
    return /\p{L}/u.test(name) && !/\d\.\d/.test(name.normalize("NFKC")) ? name : "";
  }

  /** Read a question from an address's search part; what it does not know it leaves out.
   * @param {string} search
   * @param {Record<string, string[]>} [known] the ids there are of `kind`, `for` and `area`
   * @returns {Query}
   */
  function readQuery(search, known = {}) {
    const given = new URLSearchParams(search);
    /** @param {string} key */
    const list = (key) => clean(key, given.getAll(key).join(",").split(","), known);
    return {
      day: list("day"), time: list("time"), kind: list("kind"), for: list("for"), has: list("has"),
      area: list("area"), q: line(given.get("q") ?? ""), near: place(given.get("near") ?? ""),
      sort: VALUES.sort.find((one) => one === given.get("sort")) ?? "",
    };
  }

  /** Return the search part of the address of a question: nothing, or ?day=mon,wed&q=…
   * @param {Query} query
   */
  function writeQuery(query) {
    const parts = LISTS.map((key) => [key, clean(key, query[key], {}).join(",")]);
    /** @param {string} text */
    const coded = (text) => encodeURIComponent(text).replace(/%20/g, "+");
    const sort = VALUES.sort.includes(query.sort) ? query.sort : "";
    parts.push(["q", coded(line(query.q))], ["near", coded(place(query.near))], ["sort", sort]);
    const said = parts.filter(([, value]) => value).map((part) => part.join("="));
    return said.length ? `?${said.join("&")}` : "";
  }

  // ---- dates -------------------------------------------------------------------------------

  /** @param {string} date */
  const dayOf = (date) => Date.parse(date) / DAY;

  /** @param {string | undefined} time */
  function minutes(time) {
    if (!time) return null;
    const [hour, minute] = time.split(":").map(Number);
    return hour * 60 + minute;
  }

  /** Return the hours of groups of dates whose days count from `built`, without what is off.
   * @param {Group[]} groups
   * @param {string} built
   * @returns {Hours[]}
   */
  function readMeets(groups, built) {
    const first = dayOf(built);
    return groups.filter((group) => !group[4]).map(([spec, label, days, words = ""]) => {
      const [start, end] = spec.split("-");
      return { start: minutes(start), end: minutes(end), label, words, days: days.map((day) => first + day) };
    });
  }

  /** @param {string[]} asked @param {number | null} start */
  function fitsTime(asked, start) {
    if (!asked.length) return true;
    return start !== null && asked.includes(start < NOON ? "am" : start < EVENING ? "pm" : "eve");
  }

  /** Return what tells of a day whether it fits; it is asked of every day of every gathering.
   * @param {string[]} asked
   * @param {number} today
   * @returns {(day: number) => boolean}
   */
  function fitsDay(asked, today) {
    if (!asked.length) return () => true;
    const weekend = asked.includes("weekend");
    const week = WEEKDAYS.map((name) => asked.includes(name) || (weekend && (name === "sat" || name === "sun")));
    const days = [asked.includes("today") ? today : -1, asked.includes("tomorrow") ? today + 1 : -1];
    return (day) => week[(day + THURSDAY) % week.length] || days.includes(day);
  }

  /** Return the next meeting that is not over and fits the days and times asked for.
   * @param {Hours[]} meets
   * @param {Pick<Query, "day" | "time">} query
   * @param {Now} now
   * @returns {Occurrence | null}
   */
  function nextMeeting(meets, query, now) {
    const today = dayOf(now.date);
    const minute = minutes(now.time) ?? 0;
    const fits = fitsDay(query.day, today);
    /** @type {{day: number, hours: Hours} | null} */
    let best = null;
    for (const hours of meets) {
      if (!fitsTime(query.time, hours.start)) continue;
      const over = hours.end !== null && hours.end <= minute;
      const day = hours.days.find((one) => (over ? one > today : one >= today) && fits(one));
      if (day === undefined) continue;
      if (!best || day < best.day || (day === best.day && (hours.start ?? -1) < (best.hours.start ?? -1))) best = { day, hours };
    }
    if (!best) return null;
    const { start, end, label, words } = best.hours;
    return { date: new Date(best.day * DAY).toISOString().slice(0, 10), start, end, label, words };
  }

  /** Return the next meeting of a gathering that fits; null if it fits and no date is known,
   * undefined if it does not fit. Of several values of one key any will do, of `has` and of the keys all.
   * @param {Gathering} gathering
   * @param {Query} query
   * @param {Now} now
   */
  function matches(gathering, query, now) {
    /** @param {string[]} asked @param {string[]} own */
    const fits = (asked, own) => !asked.length || asked.some((value) => own.includes(value));
    if (!fits(query.kind, gathering.kinds) || !fits(query.for, gathering.for)
      || !query.has.every((value) => gathering.has.includes(value)) || !fits(query.area, gathering.areas)) return undefined;
    const next = nextMeeting(gathering.meets, query, now);
    return next ?? (query.day.length || query.time.length ? undefined : null);
  }

  /** Tell whether a meeting is going on; of one whose end is not known nobody can tell.
   * @param {Pick<Occurrence, "date" | "start" | "end">} meeting
   * @param {Now} now
   */
  function openNow(meeting, now) {
    const minute = minutes(now.time) ?? 0;
    const { date, start, end } = meeting;
    return date === now.date && start !== null && end !== null && start <= minute && minute < end;
  }

  // ---- words -------------------------------------------------------------------------------

  /** @param {Named} item @param {string[]} forms */
  function find(item, forms) {
    let found = null;
    for (const form of forms) {
      for (const key of item.keys) {
        const at = key.indexOf(form);
        if (at === 0) return 0;
        if (at > 0) found = 1;
      }
      if (found === null && item.text?.includes(form)) found = 2;
    }
    return found;
  }

  /** Rank what was found: 0 where the name begins with the word, 1 where the name holds it,
   * 2 elsewhere, for several words the sum; null unless every word is found.
   * @param {Named} item
   * @param {string[][]} words as sitegenFold.words gives them
   */
  function rank(item, words) {
    let sum = 0;
    for (const forms of words) {
      const found = find(item, forms);
      if (found === null) return null;
      sum += found;
    }
    return sum;
  }

  /** Return what was found in the order asked for; without one by rank, next date and name.
   * @template {Found} One
   * @param {One[]} found
   * @param {string} sort
   */
  function arrange(found, sort) {
    /** @param {Found} one */
    const byName = ({ item }) => item.order;
    /** @param {Found} one */
    const byDate = ({ next }) => (next ? dayOf(next.date) + ((next.start ?? -1) + 1) / 2000 : Number.MAX_VALUE);
    /** @param {Found} one */
    const byRank = ({ rank: found = 0 }) => found;
    /** @param {Found} one */
    const byWay = ({ metres }) => metres ?? Number.MAX_VALUE;
    const order = { name: [byName], number: [], near: [byWay, byRank, byDate, byName] }[sort] ?? [byRank, byDate, byName];
    // What orders them is worked out once for each, not at each comparison.
    const keyed = found.map((one) => ({ one, keys: order.map((key) => key(one)) }));
    keyed.sort((one, other) => {
      const at = one.keys.findIndex((key, index) => key !== other.keys[index]);
      return at < 0 ? 0 : one.keys[at] - other.keys[at];
    });
    return keyed.map(({ one }) => one);
  }

  /** Tell of a row of places which may stay where they are if the others move to make it rise:
   * as many as can. A place is -1 for what has none yet.
   * @param {number[]} places
   * @returns {boolean[]}
   */
  function staying(places) {
    /** @type {number[]} the last of the lowest rise of each length, by index */
    const ends = [];
    /** @type {(number | undefined)[]} */
    const before = [];
    for (const [index, place] of places.entries()) {
      if (place < 0) continue;
      let [low, high] = [0, ends.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (places[ends[middle]] < place) low = middle + 1;
        else high = middle;
      }
      before[index] = ends[low - 1];
      ends[low] = index;
    }
    const stay = places.map(() => false);
    for (let at = ends.at(-1); at !== undefined; at = before[at]) stay[at] = true;
    return stay;
  }

  // ---- distances ---------------------------------------------------------------------------

  const EARTH = 6371008.8;
  const METRES_A_MINUTE = 80;
  const KILOMETRE = 1000;

  /** Return the metres between two points as the crow flies (haversine).
   * @param {Point} one
   * @param {Point} other
   */
  function distance(one, other) {
    const [from, to] = [one, other].map((point) => point.map((degrees) => degrees * Math.PI / 180));
    const across = Math.sin((to[0] - from[0]) / 2) ** 2
      + Math.cos(from[0]) * Math.cos(to[0]) * Math.sin((to[1] - from[1]) / 2) ** 2;
    return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(across)));
  }

  /** Return the metres to the nearest of an item's points; null if it has none.
   * @param {{points: Point[]}} item
   * @param {Point} here
   */
  const nearest = (item, here) => (item.points.length ? Math.min(...item.points.map((point) => distance(point, here))) : null);

  /** Return the minutes on foot, as Japan's house agents reckon: 80 metres each, one at least.
   * @param {number} metres
   */
  const walk = (metres) => Math.max(1, Math.ceil(metres / METRES_A_MINUTE));

  /** Say a distance no finer than it is known: 約60m, 約350m, 約1.2km.
   * @param {number} metres
   */
  function inWords(metres) {
    const step = metres < 100 ? 10 : 50;
    const round = Math.max(step, Math.round(metres / step) * step);
    return round < KILOMETRE ? t("約{metres}m", { metres: round })
      : t("約{kilometres}km", { kilometres: (Math.max(metres, KILOMETRE) / KILOMETRE).toFixed(1) });
  }

  /** Say how far something is and how long one walks there; of what is only about there, that it is.
   * @param {number} metres
   * @param {boolean} about
   */
  function away(metres, about) {
    const parts = { distance: inWords(metres), minutes: walk(metres) };
    return about ? t("およその場所まで{distance}・歩いて約{minutes}分", parts) : t("{distance}・歩いて約{minutes}分", parts);
  }

  return {
    readQuery, writeQuery, readMeets, nextMeeting, matches, openNow, rank, arrange, staying, distance, nearest,
    walk, inWords, away,
  };
})();
