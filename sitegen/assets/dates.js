// What only the reader's clock can tell: which date is today or tomorrow, what is past, what comes
// next. All dates were worked out in the build; this script names them, hides them, sorts by them.
// Without it a page shows the dates that were coming on the day it was made.
"use strict";

(() => {
  const { t } = window.sitegenWords;
  const WEEKDAYS = [t("日"), t("月"), t("火"), t("水"), t("木"), t("金"), t("土")];
  const MONTHS = [
    t("1月"), t("2月"), t("3月"), t("4月"), t("5月"), t("6月"),
    t("7月"), t("8月"), t("9月"), t("10月"), t("11月"), t("12月"),
  ];
  const SHAPE = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Tokyo", ...SHAPE });
  const [SHOWN, FAR] = [8, 330];
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  let [today, time] = readClock();

  /** Read the clock of Japan, wherever the reader is: "2026-11-27" and "09:05". */
  function readClock() {
    const now = Object.fromEntries(CLOCK.formatToParts().map(({ type, value }) => [type, value]));
    return [`${now.year}-${now.month}-${now.day}`, `${now.hour}:${now.minute}`];
  }

  const shift = (date, days) => new Date(Date.parse(date) + days * 864e5).toISOString().slice(0, 10);

  /** Tell whether a meeting is over: its day, or today the end of its hours (13:30-15:00) where known. */
  function isOver(date, hours = "") {
    const end = hours.split("-")[1];
    return date < today || (date === today && end !== undefined && end <= time);
  }

  /** Say a date: 11月27日（金）, with the year where it is far away. */
  function say(date) {
    const day = new Date(date);
    const values = {
      year: day.getUTCFullYear(),
      month: MONTHS[day.getUTCMonth()],
      day: day.getUTCDate(),
      weekday: WEEKDAYS[day.getUTCDay()],
    };
    return date > shift(today, FAR)
      ? t("{year}年{month}{day}日（{weekday}）", values) : t("{month}{day}日（{weekday}）", values);
  }

  /** Make an element with text and attributes. */
  function make(tag, text = "", attributes = {}) {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  /** Put the words today and tomorrow before their dates, and take them from all others. */
  function nameDays() {
    const tomorrow = shift(today, 1);
    for (const element of all("[data-date]")) {
      element.querySelector(":scope > .day-word")?.remove();
      const { date } = element.dataset;
      element.classList.toggle("is-today", date === today);
      element.classList.toggle("is-tomorrow", date === tomorrow);
      const name = { [today]: t("きょう"), [tomorrow]: t("あした") }[date];
      if (name) element.prepend(make("span", `${name} `, { class: "day-word" }));
    }
    for (const table of all("[data-month]")) {
      const day = today.slice(0, 7) === table.dataset.month ? Number(today.slice(8)) : 0;
      all("td:not(.pad)", table).forEach((cell, index) => cell.classList.toggle("is-today", index + 1 === day));
    }
    for (const element of all("[data-until]")) element.hidden = element.dataset.until < today;
  }

  // ---- a gathering's own page: the next date, and eight of those that follow ---------------

  function showDates(list) {
    const rows = all("li", list);
    const left = rows.filter((row) => !isOver(row.dataset.date, row.dataset.hours));
    const held = left.filter((row) => !row.classList.contains("is-off"));
    const last = held[SHOWN - 1]?.dataset.date ?? "9999";
    for (const row of rows) row.hidden = !left.includes(row) || row.dataset.date > last;
    const next = document.querySelector(".next-big");
    if (next) next.hidden = !held.length;
    if (next && held.length) {
      const { date } = held[0].dataset;
      const rest = all(".hours, .said", held[0]).flatMap((part) => [" ", part.cloneNode(true)]);
      next.querySelector(".next-date").replaceChildren(make("span", say(date), { "data-date": date }), ...rest);
    }
    for (const line of all(".dates-known, .dates-ended")) line.hidden = line.matches(".dates-known") !== held.length > 0;
  }

  // ---- lists: the next date of each, and the order by it -----------------------------------

  /** Return the meetings that `groups` of hours and days after the build stand for. */
  function meetings(groups, built) {
    return groups.flatMap(([hours, label, days, words = "", off = 0]) =>
      days.map((day) => ({ date: shift(built, day), hours, label, words, off })));
  }

  const keyOf = ({ date, hours }) => date + hours;
  const compare = (one, other) => (one < other ? -1 : Number(one > other));
  const inOrder = (one, other) => compare(keyOf(one), keyOf(other));

  function showNext(element) {
    const found = meetings(JSON.parse(element.dataset.meets), document.body.dataset.built).sort(inOrder);
    const next = found.find(({ date, hours }) => !isOver(date, hours));
    element.dataset.key = next ? keyOf(next) : "~";
    if (next) {
      const date = make("span", say(next.date), { class: "next-date", "data-date": next.date });
      element.replaceChildren(`${t("つぎは")} `, date, " ", make("span", next.label, { class: "hours" }));
    } else if (found.length) element.textContent = t("いま分かっている日は、{date}で終わりです", { date: say(found.at(-1).date) });
  }

  /** Offer both orders above the first list; the rows keep their numbers. */
  function offerOrders(lists) {
    const rows = lists.map((list) => [list, [...list.children]]);
    const buttons = [t("番号の順"), t("つぎの日が近い順")].map((text, byDate) => {
      const button = make("button", text, { type: "button", class: "act", "aria-pressed": String(!byDate) });
      button.addEventListener("click", () => {
        const key = (row) => row.querySelector(".next")?.dataset.key ?? "~";
        const near = (given) => [...given].sort((one, other) => compare(key(one), key(other)));
        for (const [list, given] of rows) list.append(...(byDate ? near(given) : given));
        for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
      });
      return button;
    });
    lists[0].before(make("div", "", { class: "orders", role: "group", "aria-label": t("ならべかた") }));
    lists[0].previousElementSibling.append(...buttons);
  }

  const watchers = [() => all("[data-dates]").forEach(showDates), () => all("[data-meets]").forEach(showNext)];

  function run() {
    [today, time] = readClock();
    for (const watcher of watchers) watcher(today);
    nameDays();
  }

  /** What agenda.js needs: `watch` calls a function now and whenever another day has begun. */
  window.sitegenDates = {
    all, make, say, shift, meetings, inOrder, isOver, run,
    watch: (watcher) => { watchers.push(watcher); watcher(today); nameDays(); },
  };

  run();
  if (all("[data-sortable] .next").length > 1) offerOrders(all("[data-sortable]"));
  // A page left open over night wakes up on another day.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && readClock()[0] !== today) run();
  });
})();
