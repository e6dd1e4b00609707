// What is on in the reader's week: picked out of the two weeks that are written in the page or, when
// the page has grown old, made of the dates of all months (assets/agenda/<area>.js). Without this
// script the two weeks from the day the page was made stand there, each day with its date.
"use strict";

(() => {
  const { all, say, shift, meetings, inOrder, markOver, run, watch } = window.sitegenDates;
  const { t, counted, make } = window.sitegenWords;
  const WEEK = 7;
  const box = /** @type {HTMLElement} */ (document.querySelector("[data-agenda]"));
  if (!box) return;
  const { agenda, root = "", script: address = "", last = "" } = box.dataset;
  const { built = "" } = document.body.dataset;
  const written = new Map(all("[data-day]", box).map((day) => [day.dataset.day, day]));
  const tail = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (box.parentElement?.querySelector(selector));
  let asked = false;

  /** @param {string} today */
  function show(today) {
    const known = window.sitegenAgenda?.known ?? box.dataset.known ?? "";
    const first = today < built ? built : today;
    const end = shift(first, WEEK - 1);
    const dates = Array.from({ length: WEEK }, (_, index) => shift(first, index)).filter((date) => date <= known);
    if (dates.length && dates[dates.length - 1] > last && !asked) load();
    const days = dates.map((date) => (date <= last ? written.get(date) : makeDay(date)) ?? emptyDay(date, today));
    box.replaceChildren(...days.filter((day) => day !== null));
    // The city has dozens a day: on a phone they stay folded, or they would bury the areas below.
    const wide = agenda !== "city" || window.matchMedia("(min-width: 60rem)").matches;
    box.querySelectorAll("details").forEach((day, index) => { day.open = wide && index === 0; });
    for (const row of all(`[data-day="${today}"] [data-hours]:not(.is-off)`, box)) markOver(row, today, row.lastElementChild);
    if (today >= built) tail("h2").textContent = t("一週間の予定");
    tail(".days-known").hidden = known < end;
    tail(".days-ended").hidden = known >= end;
  }

  /** Fetch the dates of all months, as a script: a page opened from disk may read nothing else. */
  function load() {
    asked = true;
    const script = make("script", "", { src: address });
    script.addEventListener("load", run);
    document.head.append(script);
  }

  /** Make a day of the data; undefined where there is none, or none yet. @param {string} date */
  function makeDay(date) {
    const data = window.sitegenAgenda;
    if (!data) return undefined;
    const found = data.places.flatMap(([id, name, groups, where]) =>
      meetings(groups, data.built).filter((one) => one.date === date).map((one) => ({ ...one, id, name, where })));
    if (!found.length) return undefined;
    const count = new Set(found.filter(({ off }) => !off).map(({ id }) => id)).size;
    const summary = make("summary");
    summary.append(
      make("span", say(date), { class: "day-date", "data-date": date }),
      " ",
      make("span", count ? counted("{count}か所", count) : t("お休み"), { class: "day-count" }),
    );
    const list = make("ul", "", { class: "meetings" });
    list.append(...found.sort(inOrder).map(makeRow));
    const day = make("details", "", { class: "day", "data-day": date });
    day.append(summary, list);
    return day;
  }

  /** @param {Meeting & {id: string, name: string, where: string}} meeting */
  function makeRow({ id, name, where, hours, label, words, off }) {
    const row = make("li", "", { "data-hours": hours, class: off ? "is-off" : "" });
    row.append(make("span", label, { class: "at" }));
    const marks = [...document.querySelectorAll(`[id="${CSS.escape(id)}"] .entry-mark svg`)].map((mark) => mark.cloneNode(true));
    if (marks.length === 1) row.append(marks[0]);
    const body = make("span", "", { class: "meeting" });
    body.append(make("a", name, { href: `${root}places/${id}/index.html` }));
    if (words) body.append(" ", make("span", words, { class: "said" }));
    if (where) body.append(" ", make("span", where, { class: "meeting-where" }));
    if (marks.length > 1) body.append(make("span", "", { class: "meeting-marks" }));
    body.querySelector(".meeting-marks")?.append(...marks);
    row.append(body);
    return row;
  }

  /** Say that nothing is on, of today and tomorrow only: the other days are left out.
   * @param {string} date
   * @param {string} today
   */
  function emptyDay(date, today) {
    if (date > shift(today, 1) || (date > last && !window.sitegenAgenda)) return null;
    const day = make("p", "", { class: "day is-empty" });
    const label = make("span", say(date), { class: "day-date", "data-date": date });
    day.append(label, " ", make("span", t("なし"), { class: "day-count" }));
    return day;
  }

  watch(show);
})();
