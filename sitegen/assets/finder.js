// The finder: sifts and orders the rows that stand in the page, keeps what is asked in its address,
// and tells the map what is left. Without it the list is whole, in the order it was written in.
"use strict";

(() => {
  const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-finder]"));
  const box = /** @type {HTMLElement} */ (document.querySelector("[data-found]"));
  if (!form || !box) return;
  const { t, counted, make } = window.sitegenWords;
  const { all, now, watch, showMeeting, afterPaint } = window.sitegenDates;
  const { readQuery, writeQuery, readMeets, matches, openNow, rank, arrange, staying, nearest, away } = window.sitegenFilter;
  const { script, search } = window.sitegenLoad;
  const LISTS = /** @type {const} */ (["day", "time", "kind", "for", "has", "area"]);
  const { top = "", build = "" } = document.documentElement.dataset;
  const slug = form.dataset.area ?? "";
  const built = document.body.dataset.built ?? "";
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (box.querySelector(`[data-${name}]`));
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const here = /** @type {HTMLButtonElement} */ (form.querySelector("[data-here]"));
  const sorter = /** @type {HTMLSelectElement} */ (document.querySelector("[data-sort]"));
  const flat = /** @type {HTMLElement | null} */ (document.querySelector("[data-flat]"));
  const words = (/** @type {string | undefined} */ text) => (text ? text.split(" ") : []);

  /** The rows as they were written, each with what the finder asks of it.
   * @type {Row[]}
   */
  const rows = all(".entry[data-place]").map((element) => {
    const next = /** @type {HTMLElement | null} */ (element.querySelector("[data-meets]"));
    const { place: id = "", kinds, for: audiences, has, areas, at, order } = element.dataset;
    const home = /** @type {HTMLElement} */ (element.parentElement);
    return {
      element, next, home, id, order: Number(order), timely: false,
      points: words(at).map((point) => /** @type {Point} */ (point.split(",").map(Number))),
      kinds: words(kinds), for: words(audiences), has: words(has), areas: words(areas),
      meets: next ? readMeets(JSON.parse(next.dataset.meets ?? "[]"), built) : [],
    };
  });
  const homes = [...new Set(rows.map(({ home }) => home))];
  const known = { kind: values("kind"), for: values("for"), area: values("area") };
  let query = readQuery(location.search, known);
  let touched = false;
  let measured = false;
  const written = sorter.options[0].value;
  /** @type {(Site & {byId: Map<string, Item>}) | null} */
  let data = null;
  let failed = false;
  /** @type {Origin | null} */
  let from = null;

  /** @param {string} name */
  function values(name) {
    return all(`[name="${name}"] option, [name="${name}"]`, form)
      .map((one) => /** @type {HTMLInputElement} */ (one).value).filter(Boolean);
  }

  /** Tell whether anything is asked beside the order.
   * @param {Query} asked
   */
  const asks = (asked) => LISTS.some((key) => asked[key].length) || Boolean(asked.q || asked.near);

  /** @param {Query} asked */
  const orderOf = (asked) => asked.sort || (from ? "near" : asked.q ? "" : asks(asked) ? "next" : written);

  // ---- what fits -----------------------------------------------------------------------------

  /** Return the rows that fit, each with its next meeting, its rank and its distance.
   * @param {Query} asked
   */
  function sift(asked) {
    const clock = now();
    const typed = asked.q && data ? window.sitegenFold.words(asked.q) : [];
    const found = [];
    for (const row of rows) {
      const next = matches(row, asked, clock);
      const item = typed.length ? data?.byId.get(row.id) : undefined;
      const place = typed.length ? (item ? rank(item, typed) : null) : 0;
      if (next === undefined || place === null) continue;
      const metres = from ? nearest(row, from.point) : null;
      found.push({ item: row, row, next, rank: place, metres });
    }
    return arrange(found, orderOf(asked));
  }

  /** Show what fits and hide the rest: one pass over the page, no layout asked between, and nothing
   * written that stands there already.
   */
  function show() {
    const active = asks(query);
    if (!active && !query.sort && !touched) return;
    touched = true;
    const found = sift(query);
    const left = new Set(found.map(({ row }) => row));
    for (const row of rows) {
      if (row.element.hidden === left.has(row)) row.element.hidden = !left.has(row);
    }
    const timely = query.day.length + query.time.length > 0;
    for (const { row, next, metres } of found) {
      // A row that fits a Wednesday says the next Wednesday it meets, not the Monday before.
      if (row.next && next && (timely || row.timely)) showMeeting(row.next, { ...next, open: openNow(next, now()) });
      row.timely = timely;
      if (from || measured) sayDistance(row.element, metres);
    }
    measured = Boolean(from);
    reorder(found.map(({ row }) => row));
    document.body.classList.toggle("is-asking", active);
    document.documentElement.classList.remove("asks");
    tell(found.length);
    const detail = { rows: found.map(({ row }) => row), active, from, query };
    window.dispatchEvent(new CustomEvent("sitegen:found", { detail }));
  }

  /** @param {Row[]} order */
  function reorder(order) {
    const sort = orderOf(query);
    const whole = flat && sort !== written;
    if (flat) flat.hidden = !whole;
    const used = whole ? [flat] : homes;
    // What stands in the order it was written in needs no sorting; what is hidden stays where it is.
    const given = sort === written ? rows : order;
    for (const list of used) put(list, given.filter(({ home }) => whole || home === list).map(({ element }) => element));
    const shown = new Set(whole ? [] : order.map(({ home }) => home));
    for (const home of homes) {
      const section = home.closest("[data-group]");
      if (section instanceof HTMLElement) section.hidden = !shown.has(home);
    }
  }

  /** Put rows into a list in this order; each that moves costs the browser more than all that stay.
   * @param {HTMLElement} list
   * @param {HTMLElement[]} elements
   */
  function put(list, elements) {
    const places = new Map([...list.children].map((element, index) => [element, index]));
    const stay = staying(elements.map((element) => places.get(element) ?? -1));
    for (let index = elements.length - 1; index >= 0; index -= 1) {
      if (!stay[index]) list.insertBefore(elements[index], elements[index + 1] ?? null);
    }
  }

  /** @param {HTMLElement} element @param {number | null} metres */
  function sayDistance(element, metres) {
    const said = element.querySelector(".distance");
    if (metres === null) said?.remove();
    else {
      const text = away(metres, "about" in element.dataset);
      if (said) said.textContent = text;
      else element.querySelector("h3")?.after(make("p", text, { class: "distance" }));
    }
  }

  const { chips, wayOut } = window.sitegenAsked({
    form, slug,
    question: () => query,
    origin: () => from,
    left: (asked) => sift(asked).length,
    ask: (asked) => take(asked, true),
  });

  // ---- what is said of it --------------------------------------------------------------------

  /** @param {number} count */
  function tell(count) {
    const lacking = failed && Boolean(query.q || query.near);
    part("found-count").textContent = lacking
      ? t("さがすためのデータが届きませんでした。つながっているか確かめて、読みなおしてください。")
      : count < rows.length ? counted("{all}か所のうち {count}か所", count, { all: rows.length }) : counted("{count}か所", count);
    part("asked").replaceChildren(...chips());
    const none = part("found-none");
    none.hidden = count > 0 && !lacking;
    none.replaceChildren(...(lacking ? [make("a", t("読みなおす"), { class: "act", href: location.href })] : count ? [] : wayOut()));
    sorter.value = orderOf(query) || "next";
    const near = /** @type {HTMLOptionElement} */ (sorter.querySelector("[value=near]"));
    near.disabled = !from;
  }

  // ---- asking --------------------------------------------------------------------------------

  /** Ask another question: of the list, of the form and of the address.
   * @param {Query} asked
   * @param {boolean} step whether the back button comes back to the question before
   */
  async function take(asked, step) {
    query = asked;
    if (!query.near) from = null;
    fillForm();
    keep(step);
    if ((query.q || query.near) && !data) await load();
    await window.sitegenNear?.follow(query.near);
    show();
  }

  /** Load what the whole site says, once; the next question tries again where that failed. */
  async function load() {
    if (data) return data;
    part("found-count").textContent = t("さがしています…");
    try {
      const [site] = await Promise.all([search(), measure()]);
      data = { ...site, byId: new Map(site.items.map((one) => [one.id, one])) };
      failed = false;
    } catch {
      failed = true;
    }
    return data;
  }

  /** Load what finds and measures what is near, when somebody asks for it or types what may be a town. */
  async function measure() {
    await script(`${top}assets/near.js`);
    return window.sitegenNear;
  }

  /** Write the question into the address; where that is refused, as from disk, the page goes on. @param {boolean} step */
  function keep(step) {
    const address = location.pathname + writeQuery(query) + location.hash;
    afterPaint(() => {
      try {
        if (step) history.pushState(null, "", address);
        else history.replaceState(null, "", address);
      } catch { /* A page from disk may not. */ }
    });
  }

  function fillForm() {
    for (const control of all("input[type=checkbox]", form)) {
      const { name, value } = /** @type {HTMLInputElement} */ (control);
      /** @type {HTMLInputElement} */ (control).checked = query[/** @type {"day"} */ (name)]?.includes(value) ?? false;
    }
    const area = /** @type {HTMLSelectElement | null} */ (form.querySelector("select[name=area]"));
    if (area) area.value = query.area[0] ?? "";
    if (input.value.trim() !== query.q) input.value = query.q;
  }

  /** Return the question that the form holds. */
  function readForm() {
    const given = new URLSearchParams(/** @type {[string, string][]} */ ([...new FormData(form)]));
    given.set("near", query.near);
    given.set("sort", query.sort);
    return readQuery(`?${given}`, known);
  }

  form.addEventListener("change", (event) => {
    if (event.target !== input) take(readForm(), true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take(readForm(), true);
  });
  input.addEventListener("input", (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) take(readForm(), false);
  });
  input.addEventListener("compositionend", () => take(readForm(), false));
  here.addEventListener("click", async () => (await measure())?.locate());
  sorter.addEventListener("change", () => take({ ...query, sort: sorter.value }, true));
  window.addEventListener("popstate", () => take(readQuery(location.search, known), false));

  window.sitegenFinder = {
    rows, form, box, slug, build,
    load: async () => (failed ? data : load()),
    from: (place, near) => {
      from = place;
      query = { ...query, near };
    },
    ask: (near) => take({ ...query, near, sort: "" }, true),
    question: () => query,
  };

  // Who is quicker than the script has asked already.
  if (!asks(query)) query = readForm();
  fillForm();
  watch(() => { if (touched) show(); });
  document.addEventListener("DOMContentLoaded", () => { if (asks(query) || query.sort) take(query, false); });
})();
