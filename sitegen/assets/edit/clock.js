// Times of day as sentences write them, read as the build does (sitegen/schedule/grammar/clock.py).
"use strict";

window.sitegenClock = (() => {
  const POINT = "(正午|(午前|午後)? ?(\\d{1,2}) ?(?::(\\d{2})(?!\\d)|時(?: ?(\\d{1,2})分|(半))?))(頃|ごろ)?";
  const FIRST = new RegExp(`^${POINT}`);
  const RANGE = new RegExp(`^ ?(?:~|-|から) ?${POINT}(?:まで)?(?!頃|ごろ)`);
  const HOURS = /^(午前|午後)? ?(\d{1,2})[~-](?=(?:午前|午後)?\d{1,2}時)/;
  const BAND = /^(午前中?|午後|夜間?)(?=$|[ 、/(※)])/;
  /** @type {Record<string, ScheduleBand>} */
  const BANDS = { 午: "morning", 夜: "evening" };
  const NOON = 720;
  const EARLIEST = 360;

  /** Return minutes after midnight; null where no hour is meant, or nobody can tell which.
   * @param {number} hour @param {number} minute @param {string} half
   */
  function minutes(hour, minute, half) {
    if (minute > 59 || hour > 23 || (half && hour > 12) || (half === "午後" && hour === 12)) return null;
    const at = (hour + (half === "午後" ? 12 : 0)) * 60 + minute;
    return !half && at < EARLIEST ? null : at;
  }

  /** @param {RegExpExecArray} found @param {string} [half] */
  function pointOf(found, half = found[2] ?? "") {
    const [, whole, , hour, minute, spoken, thirty, about] = found;
    if (whole === "正午") return { at: NOON, half: "", about: Boolean(about) };
    return { at: minutes(Number(hour), thirty ? 30 : Number(minute ?? spoken ?? 0), half), half, about: Boolean(about) };
  }

  /** Read from when to when; null if that is of no plain form.
   * @param {string} text
   */
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

  /** Read one sitting or several at the beginning of a text; null if there is none of a plain form.
   * @param {string} text
   * @returns {{sessions: ScheduleSession[], rest: string} | null}
   */
  function sessions(text) {
    const band = BAND.exec(text);
    if (band) {
      const named = band[1] === "午後" ? "afternoon" : BANDS[band[1][0]];
      return { sessions: [{ start: null, end: null, about: false, band: named, name: null }], rest: text.slice(band[0].length) };
    }
    /** @type {{start: number, end: number | null, about: boolean, band: null, name: null}[]} */
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
