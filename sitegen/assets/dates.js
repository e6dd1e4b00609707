// What only the reader's clock can tell: which date is today or tomorrow, what is past, what comes
// next. All dates were worked out in the build; this script names them and hides what is over.
// Without it a page shows the dates that were coming on the day it was made.
"use strict";

(() => {
  const { t, make } = window.sitegenWords;
  const WEEKDAYS = t("月 火 水 木 金 土 日").split(" ");
  const MONTHS = t("1 2 3 4 5 6 7 8 9 10 11 12").split(" ");
  /** @type {Intl.DateTimeFormatOptions} */
  const SHAPE = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Tokyo", ...SHAPE });
  const [SHOWN, FAR] = [8, 330];
  /** Return the elements of HTML that a selector names.
   * @param {string} selector
   * @param {ParentNode} [within]
   */
  const all = (selector, within = document) => /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
  let [today, time] = readClock();
  let tomorrow = shift(today, 1);
  /** The dates that were said today.
   * @type {Map<string, string>}
   */
  const told = new Map();

  /** Read the clock of Japan, wherever the reader is: "2026-11-27" and "09:05". */
  function readClock() {
    const now = Object.fromEntries(CLOCK.formatToParts().map(({ type, value }) => [type, value]));
    return [`${now.year}-${now.month}-${now.day}`, `${now.hour}:${now.minute}`];
  }

  /** Return the date so many days later. @param {string} date @param {number} days */
  function shift(date, days) {
    return new Date(Date.parse(date) + days * 864e5).toISOString().slice(0, 10);
  }

  /** Tell whether a meeting is over: its day, or today the end of its hours (13:30-15:00) where known.
   * @param {string} date
   * @param {string} [hours]
   */
  function isOver(date, hours = "") {
    const end = hours.split("-")[1];
    return date < today || (date === today && end !== undefined && end <= time);
  }

  /** Say a date: 11月27日（金）, with the year where it is far away. @param {string} date */
  function say(date) {
    const known = told.get(date);
    if (known) return known;
    const day = new Date(date);
    const values = {
      year: day.getUTCFullYear(),
      month: MONTHS[day.getUTCMonth()],
      day: day.getUTCDate(),
      weekday: WEEKDAYS[(day.getUTCDay() + 6) % 7],
    };
    const words = date > shift(today, FAR)
      ? t("{year}年{month}月{day}日（{weekday}）", values) : t("{month}月{day}日（{weekday}）", values);
    told.set(date, words);
    return words;
  }

  /** Put the word today or tomorrow before a date, and take it from any other. @param {HTMLElement} element */
  function nameDay(element) {
    const { date = "" } = element.dataset;
    const name = { [today]: t("きょう"), [tomorrow]: t("あした") }[date];
    const word = element.firstElementChild;
    const named = word?.classList.contains("day-word");
    // Hundreds of dates are neither and were neither: to look is all that is done to them.
    if (!name && !named) return;
    if (named) word?.remove();
    element.classList.toggle("is-today", date === today);
    element.classList.toggle("is-tomorrow", date === tomorrow);
    if (name) element.prepend(make("span", `${name} `, { class: "day-word" }));
  }

  /** Name today and tomorrow everywhere. */
  function nameDays() {
    all("[data-date]").forEach(nameDay);
    for (const table of all("[data-month]")) {
      const day = today.slice(0, 7) === table.dataset.month ? Number(today.slice(8)) : 0;
      all("td:not(.pad)", table).forEach((cell, index) => cell.classList.toggle("is-today", index + 1 === day));
    }
    for (const element of all("[data-until]")) element.hidden = (element.dataset.until ?? "") < today;
  }

  /** Say of a meeting of this date that it is over by its hours.
   * @param {HTMLElement} row
   * @param {string} date
   * @param {Element | null} [place] where it is said
   */
  function markOver(row, date, place = row) {
    if (row.querySelector(".over") || !isOver(date, row.dataset.hours)) return;
    place?.append(" ", make("span", t("おわりました"), { class: "over" }));
  }

  // ---- a gathering's own page: the next date, and eight of those that follow ---------------

  /** @param {HTMLElement} row */
  const dateOf = (row) => row.dataset.date ?? "";

  /** @param {HTMLElement} list */
  function showDates(list) {
    const rows = all("li", list);
    // What is over today keeps its line until midnight, so that nothing moves under the reader's eyes.
    const left = rows.filter((row) => dateOf(row) >= today);
    const kept = left.filter((row) => !row.classList.contains("is-off"));
    const held = kept.filter((row) => !isOver(dateOf(row), row.dataset.hours));
    const last = kept.length < SHOWN ? "9999" : dateOf(kept[SHOWN - 1]);
    for (const row of kept) markOver(row, dateOf(row));
    for (const row of rows) row.hidden = !left.includes(row) || dateOf(row) > last;
    const next = /** @type {HTMLElement | null} */ (document.querySelector(".next-big"));
    if (next) next.hidden = !held.length;
    if (next && held.length) {
      const date = dateOf(held[0]);
      const rest = all(".hours, .said", held[0]).flatMap((part) => [" ", part.cloneNode(true)]);
      next.querySelector(".next-date")?.replaceChildren(make("span", say(date), { "data-date": date }), ...rest);
    }
    for (const line of all(".dates-known, .dates-ended")) line.hidden = line.matches(".dates-known") !== held.length > 0;
  }

  // ---- lists: the next date of each ----------------------------------------------------------

  /** Return the meetings that `groups` of hours and days after the build stand for.
   * @param {Group[]} groups
   * @param {string} built
   * @returns {Meeting[]}
   */
  function meetings(groups, built) {
    return groups.flatMap(([hours, label, days, words = "", off = 0]) =>
      days.map((day) => ({ date: shift(built, day), hours, label, words, off })));
  }

  /** @typedef {Pick<Meeting, "date" | "hours">} Dated */
  /** @param {Dated} meeting */
  const keyOf = ({ date, hours }) => date + hours;
  /** @param {string} one @param {string} other */
  const compare = (one, other) => (one < other ? -1 : Number(one > other));
  /** @param {Dated} one @param {Dated} other */
  const inOrder = (one, other) => compare(keyOf(one), keyOf(other));

  /** @param {HTMLElement} element */
  function showNext(element) {
    const { built = "" } = document.body.dataset;
    const groups = /** @type {Group[]} */ (JSON.parse(element.dataset.meets ?? "[]"));
    // Hundreds of rows have dozens of days each: dates are made no further than the first to come.
    const coming = groups.flatMap(([hours, label, days]) => {
      const day = days.find((one) => !isOver(shift(built, one), hours));
      return day === undefined ? [] : [{ date: shift(built, day), hours, label }];
    });
    const next = coming.sort(inOrder)[0];
    if (next) {
      const [start, end] = next.hours.split("-");
      showMeeting(element, { ...next, open: next.date === today && end !== undefined && start <= time });
    } else if (groups.length) {
      const last = Math.max(...groups.flatMap(([, , days]) => days));
      element.textContent = t("いま分かっている日は、{date}で終わりです", { date: say(shift(built, last)) });
    }
  }

  /** Say a meeting as the next one of a row, or that it is going on.
   * @param {HTMLElement} element
   * @param {{date: string, label: string, open?: boolean}} meeting
   */
  function showMeeting(element, { date, label, open }) {
    const [shown, hours, now] = [".next-date", ".hours", ".open-now"].map((part) => element.querySelector(part));
    if (shown instanceof HTMLElement && hours && !now && !open) {
      // One of hundreds of rows: what is right stays, what is not is set in its place.
      if (shown.dataset.date !== date) {
        shown.dataset.date = date;
        shown.textContent = say(date);
      }
      if (hours.textContent !== label) hours.textContent = label;
      nameDay(shown);
      return;
    }
    const day = make("span", say(date), { class: "next-date", "data-date": date });
    const word = open ? make("b", t("いま開いています"), { class: "open-now" }) : t("つぎは");
    element.replaceChildren(word, " ", day, " ", make("span", label, { class: "hours" }));
    nameDay(day);
  }

  /** Do something as soon as what was just changed has been painted; in a page nobody sees, at once after. @param {() => void} work */
  function afterPaint(work) {
    if (document.hidden) setTimeout(work);
    else requestAnimationFrame(() => setTimeout(work));
  }

  /** @type {((today: string) => void)[]} */
  const watchers = [() => all("[data-dates]").forEach(showDates), () => all("[data-meets]").forEach(showNext)];

  function run() {
    [today, time] = readClock();
    tomorrow = shift(today, 1);
    told.clear();
    for (const watcher of watchers) watcher(today);
    nameDays();
  }

  /** What agenda.js and finder.js need: `watch` calls a function now and whenever another day has begun. */
  window.sitegenDates = {
    all, say, shift, meetings, inOrder, isOver, markOver, run, showMeeting, afterPaint, now: () => ({ date: today, time }),
    watch: (watcher) => { watchers.push(watcher); watcher(today); nameDays(); },
  };

  run();
  // A page left open wakes up at another hour, or on another day.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && readClock().join() !== [today, time].join()) run();
  });
})();
