// The page of the gatherings that are kept on this device: its list, made of assets/cards.js and in
// the order of their next dates; letting one or all go, and taking that back. Every fixed word of it
// stands in the page; this script shows what is the case.
"use strict";

(() => {
  const box = document.querySelector("[data-saved-list]");
  const saved = window.sitegenSaved;
  const cards = window.sitegenCards;
  if (!(box instanceof HTMLElement) || !cards) return;
  const { t, counted, make } = window.sitegenWords;
  const { say, shift, isOver, watch, run } = window.sitegenDates;
  const { built, known, places } = cards;
  const { root = "" } = box.dataset;
  const PRINTED = 6;
  /** @type {Map<string, HTMLLIElement>} */
  const rows = new Map();
  /** What was kept before the last letting go; null where nothing can be taken back.
   * @type {string[] | null}
   */
  let before = null;

  /** Return a part of the page.
   * @param {string} name
   * @returns {HTMLElement}
   */
  const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-saved-${name}]`));

  // ---- a gathering and its dates -----------------------------------------------------------

  /** Return the dates of a gathering that are not over, in order.
   * @param {Group[]} groups
   * @returns {Meeting[]}
   */
  function datesOf(groups) {
    return groups
      .flatMap(([hours, label, days, words = "", off = 0]) =>
        days.map((day) => ({ date: shift(built, day), hours, label, words, off })))
      .filter(({ date, hours }) => !isOver(date, hours))
      .sort((one, other) => (one.date + one.hours < other.date + other.hours ? -1 : 1));
  }

  /** Return what is said of the next date.
   * @param {Group[]} groups
   * @param {Meeting | undefined} next
   */
  function nextOf(groups, next) {
    if (!next) return [groups.length ? t("いま分かっている日は、{date}で終わりです", { date: say(known) }) : ""];
    const date = make("span", say(next.date), { class: "next-date", "data-date": next.date });
    return [t("つぎは"), " ", date, " ", make("span", next.label, { class: "hours" })];
  }

  /** Return a date as a line of the printed list.
   * @param {Meeting} given
   */
  function lineOf({ date, label, words, off }) {
    const line = make("li", "", off ? { class: "is-off" } : {});
    line.append(make("span", say(date), { class: "on-day" }));
    if (!off && label) line.append(" ", make("span", label, { class: "hours" }));
    if (words) line.append(" ", make("span", words, { class: "said" }));
    return line;
  }

  /** Return the row of a gathering; the same element each time, so that focus stays in it.
   * @param {string} id
   */
  function rowOf(id) {
    const row = rows.get(id) ?? makeRow(id);
    rows.set(id, row);
    const groups = places[id][5] ?? [];
    const dates = datesOf(groups);
    const held = dates.filter(({ off }) => !off);
    const last = held[PRINTED - 1]?.date ?? known;
    row.querySelector(".next")?.replaceChildren(...nextOf(groups, held[0]));
    row.querySelector(".saved-dates")?.replaceChildren(...dates.filter(({ date }) => date <= last).map(lineOf));
    return { row, key: held[0] ? held[0].date + held[0].hours : "~" };
  }

  /** Make the row of a gathering, without its dates.
   * @param {string} id
   * @returns {HTMLLIElement}
   */
  function makeRow(id) {
    const [name, schedule = "", venue, address, phone, , who, fee, pause, until] = places[id];
    const row = make("li", "", { class: "entry saved-entry" });
    const body = make("div", "", { class: "entry-body" });
    const title = make("h2");
    title.append(make("a", name, { href: `${root}places/${id}/index.html` }));
    body.append(title, make("p", "", { class: "next" }));
    if (pause) body.append(make("p", pause, until ? { class: "paused", "data-until": until } : { class: "paused" }));
    const when = make("p", "", { class: "when" });
    when.append(...schedule.split("\n").filter(Boolean).map((sentence) => make("span", sentence, { class: "sentence" })));
    body.append(when);
    if (venue) body.append(make("p", venue, { class: "where" }));
    if (address) body.append(make("p", address, { class: "where saved-more" }));
    const facts = make("p", "", { class: "facts saved-more" });
    facts.append(...[who, fee].filter(Boolean).map((text) => make("span", text)));
    body.append(facts, actsOf(id, name, phone));
    row.append(body, make("ol", "", { class: "dates saved-dates" }));
    return row;
  }

  /** Make what can be done with a gathering: telephone, let go.
   * @param {string} id
   * @param {string} name
   * @param {string | undefined} phone
   */
  function actsOf(id, name, phone) {
    const acts = make("p", "", { class: "entry-acts" });
    if (phone) {
      const link = make("a", "", { class: "phone", href: `tel:${phone.replace(/[^0-9+]/g, "")}` });
      link.append(make("span", t("電話"), { class: "phone-word" }), " ", make("span", phone, { class: "phone-number" }));
      acts.append(link);
    }
    acts.append(removal(id, name));
    return acts;
  }

  // ---- letting go, and taking that back ----------------------------------------------------

  /** Make the button that lets a gathering go.
   * @param {string} id
   * @param {string} name
   */
  function removal(id, name) {
    const button = make("button", t("はずす"), { type: "button", class: "act saved-remove" });
    button.append(make("span", t("：{name}", { name }), { class: "visually-hidden" }));
    button.addEventListener("click", () => {
      const buttons = [...document.querySelectorAll(".saved-remove")];
      const at = buttons.indexOf(button);
      before = saved.ids();
      saved.set(id, false);
      tell(t("「{name}」をはずしました", { name }));
      const rest = buttons.filter((one) => one.isConnected);
      focus(rest[Math.min(at, rest.length - 1)] ?? part("undo"));
    });
    return button;
  }

  /** @param {Element} element */
  const focus = (element) => { if (element instanceof HTMLElement) element.focus(); };

  /** Say what happened, and offer to take it back if it can be.
   * @param {string} text
   */
  function tell(text) {
    part("said").textContent = text;
    part("undo").hidden = before === null;
  }

  /** Open or close the question that comes before letting all go.
   * @param {boolean} open
   */
  function ask(open) {
    part("forget").setAttribute("aria-expanded", String(open));
    part("confirm").hidden = !open;
  }

  part("forget").addEventListener("click", () => {
    const open = part("forget").getAttribute("aria-expanded") !== "true";
    ask(open);
    if (open) focus(part("no"));
  });
  part("no").addEventListener("click", () => { ask(false); focus(part("forget")); });
  part("confirm").addEventListener("keydown", ({ key }) => { if (key === "Escape") part("no").click(); });
  part("yes").addEventListener("click", () => {
    before = saved.ids();
    saved.write([]);
    tell(t("すべて忘れました"));
    focus(part("undo"));
  });
  part("undo").addEventListener("click", () => {
    // What another tab has kept meanwhile stays.
    const back = before ?? [];
    before = null;
    saved.write([...back, ...saved.ids().filter((id) => !back.includes(id))]);
    tell(t("もとにもどしました"));
    focus(part("title"));
  });
  part("print").addEventListener("click", () => window.print());

  // ---- the page ----------------------------------------------------------------------------

  /** Show one of the page's states: nothing can be kept, nothing is, or the list. */
  function show() {
    const focused = document.activeElement;
    const ids = saved.ids();
    const here = ids.filter((id) => Object.hasOwn(places, id));
    const gone = ids.filter((id) => !Object.hasOwn(places, id));
    const found = here.map(rowOf).sort((one, other) => Number(one.key > other.key) - Number(one.key < other.key));
    part("entries").replaceChildren(...found.map(({ row }) => row));
    part("gone-ids").replaceChildren(...gone.map((id) => goneRow(id)));
    part("total").textContent = ids.length ? counted("{count}か所", ids.length) : "";
    part("plain").hidden = true;
    part("refused").hidden = saved.allowed;
    part("empty").hidden = !saved.allowed || ids.length > 0;
    part("full").hidden = !ids.length;
    part("some").hidden = !here.length;
    part("gone").hidden = !gone.length;
    if (!ids.length) ask(false);
    part("question").textContent = counted("とってある{count}か所を、すべて忘れますか", ids.length);
    if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus();
  }

  /** Return the row of what is kept but stands on this site no longer.
   * @param {string} id
   */
  function goneRow(id) {
    const row = rows.get(id) ?? make("li");
    rows.set(id, row);
    if (!row.childElementCount) row.append(make("span", id), " ", removal(id, id));
    return row;
  }

  watch(show);
  window.addEventListener("sitegen:saved", run);
})();
