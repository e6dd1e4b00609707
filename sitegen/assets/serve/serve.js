// What `sitegen serve` adds to every page: it loads the page anew when the records have changed, and lays
// what was found in them over it. Nothing of it reaches the site.
"use strict";

(() => {
  /** @typedef {{ where: string, message: string, hint: string, severity: string }} Found */
  /** @typedef {{ build: string, errors: number, warnings: number, found: Found[] }} News */

  const build = document.currentScript?.dataset.build ?? "";
  const PLACE = `sitegen serve ${location.pathname}`;
  let told = "";
  let dismissed = "";

  // ---- where the reader was ------------------------------------------------------------------

  function loadAnew() {
    sessionStorage.setItem(PLACE, `${scrollX} ${scrollY}`);
    location.reload();
  }

  function goBack() {
    const [x, y] = (sessionStorage.getItem(PLACE) ?? "").split(" ").map(Number);
    sessionStorage.removeItem(PLACE);
    if (y !== undefined) scrollTo({ left: x, top: y, behavior: "instant" });
  }

  // ---- what was found ------------------------------------------------------------------------

  /** Make an element with a class and a text; texts come from records and are never markup.
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} tag
   * @param {string} name
   * @param {string} [text]
   */
  function make(tag, name, text = "") {
    const made = document.createElement(tag);
    if (name) made.className = `sitegen-serve${name}`;
    made.textContent = text;
    return made;
  }

  /** @param {Found} one */
  function makeItem(one) {
    const item = make("li", "");
    item.dataset.severity = one.severity;
    item.append(make("code", "", one.where), make("strong", "", one.message), make("span", "", one.hint));
    return item;
  }

  /** Say how many there are.
   * @param {News} news
   */
  function counted({ errors, warnings }) {
    return [errors ? `まちがい ${errors}` : "", warnings ? `注意 ${warnings}` : ""].filter(Boolean).join("、");
  }

  const overlay = make("div", "");
  overlay.className = "sitegen-serve";
  overlay.lang = "ja";
  const said = make("p", "-told");
  said.setAttribute("role", "alert");
  const count = make("button", "-count");
  count.type = "button";
  const list = make("section", "-list");
  list.id = "sitegen-serve-list";
  list.tabIndex = -1;
  list.setAttribute("role", "dialog");
  list.setAttribute("aria-labelledby", "sitegen-serve-head");
  count.setAttribute("aria-controls", list.id);
  overlay.append(said, count, list);
  open(false);

  /** @param {boolean} shown */
  function open(shown) {
    list.hidden = !shown;
    count.setAttribute("aria-expanded", String(shown));
  }

  function close() {
    const within = list.contains(document.activeElement);
    dismissed = told;
    open(false);
    if (within) count.focus();
  }

  /** @param {News} news */
  function fill(news) {
    const stop = make("button", "-close", "とじる");
    stop.type = "button";
    stop.addEventListener("click", close);
    const head = make("h2", "", counted(news));
    head.id = "sitegen-serve-head";
    const rows = make("ol", "");
    rows.append(...news.found.map(makeItem));
    list.replaceChildren(stop, head);
    if (news.errors) {
      list.append(make("p", "", "この画面は、まちがいの前のままです。なおして保存すると、ひとりでに新しくなります。"));
    }
    list.append(rows);
    const rest = news.errors + news.warnings - news.found.length;
    if (rest) list.append(make("p", "", `ほかに${rest}あります。sitegen check ですべて見られます。`));
  }

  /** Show what was found: errors at once and over the page, warnings as a number to press.
   * @param {News} news
   */
  function show(news) {
    const fresh = JSON.stringify(news.found);
    if (fresh === told) return;
    told = fresh;
    if (!news.errors && !news.warnings) {
      overlay.remove();
      return;
    }
    count.textContent = counted(news);
    for (const part of [count, list]) part.toggleAttribute("data-errors", news.errors > 0);
    fill(news);
    if (!overlay.isConnected) document.body.prepend(overlay);
    if (!news.errors) {
      said.textContent = "";
      open(false);
      return;
    }
    said.textContent = `記録に${counted(news)}があります。`;
    open(fresh !== dismissed);
    // Who is doing something on the page is left to it; else the list is the next thing to read.
    if (!list.hidden && document.activeElement === document.body) list.focus({ preventScroll: true });
  }

  count.addEventListener("click", () => {
    if (list.hidden) {
      open(true);
      list.focus({ preventScroll: true });
    } else {
      close();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && overlay.isConnected && !list.hidden) close();
  });

  // ---- the line to the server ----------------------------------------------------------------

  /** @type {EventSource | undefined} */
  let line;

  /** @param {MessageEvent<string>} event */
  function hear(event) {
    const news = /** @type {News} */ (JSON.parse(event.data));
    const waiting = document.querySelector("[data-serve-found]");
    if (news.build !== build) loadAnew();
    else if (waiting) waiting.replaceChildren(...news.found.filter((one) => one.severity === "error").map(makeItem));
    else show(news);
  }

  /** A browser has six lines to a server: pages that nobody sees leave theirs to others. */
  function connect() {
    line?.close();
    line = undefined;
    if (document.visibilityState === "hidden") return;
    line = new EventSource("/-/events");
    line.addEventListener("message", hear);
  }

  connect();
  document.addEventListener("visibilitychange", connect);
  addEventListener("pagehide", () => line?.close());
  addEventListener("load", goBack);
})();
