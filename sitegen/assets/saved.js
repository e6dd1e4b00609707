// Gatherings that a reader keeps: their ids in this device's localStorage, a button in every row
// that adds one or lets it go, their number in the masthead. Nothing of it leaves the device.
// Where the browser refuses to store anything there is no button, and every page is as it was.
"use strict";

(() => {
  const { t, counted, plain, make } = window.sitegenWords;
  const KEY = "sitegen.saved";
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const SVG = "http://www.w3.org/2000/svg";
  const allowed = mayStore();

  /** Tell whether the browser stores anything for us: it may refuse to, and even to be asked. */
  function mayStore() {
    try {
      localStorage.setItem(`${KEY}.try`, "");
      localStorage.removeItem(`${KEY}.try`);
      return true;
    } catch {
      return false;
    }
  }

  /** Return the ids in the order of saving; what cannot be read counts as nothing.
   * @returns {string[]}
   */
  function ids() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return Array.isArray(found) ? [...new Set(found.filter((id) => typeof id === "string" && ID.test(id)))] : [];
    } catch {
      return [];
    }
  }

  /** Keep these ids and no others.
   * @param {string[]} list
   */
  function write(list) {
    try {
      if (list.length) localStorage.setItem(KEY, JSON.stringify(list));
      else localStorage.removeItem(KEY);
    } catch {
      // A full store keeps what it had, and the buttons go on saying what is true.
    }
    tell();
  }

  /** Keep a gathering, or let it go.
   * @param {string} id
   * @param {boolean} keep
   */
  function set(id, keep) {
    const rest = ids().filter((one) => one !== id);
    write(keep ? [...rest, id] : rest);
  }

  const tell = () => window.dispatchEvent(new CustomEvent("sitegen:saved"));

  /** Draw a bookmark.
   * @returns {SVGElement}
   */
  function bookmark() {
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    svg.setAttribute("class", "bookmark");
    svg.setAttribute("viewBox", "0 0 16 20");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", "M2 1.5h12v16.5l-6-5-6 5z");
    svg.append(path);
    return svg;
  }

  /** Return what a row is called, without the readings above its characters.
   * @param {Element} row
   * @returns {string}
   */
  function nameOf(row) {
    return plain(row.querySelector("h1, h2, h3, h4, a"));
  }

  /** Put a button into the place for buttons of a row; once only.
   * @param {Element} acts
   */
  function offer(acts) {
    const row = acts.closest("[data-place]");
    if (!allowed || !(row instanceof HTMLElement) || acts.querySelector("[data-save]")) return;
    const button = document.createElement("button");
    const word = document.createElement("span");
    const name = make("span", t("：{name}", { name: nameOf(row) }), { class: "visually-hidden" });
    button.type = "button";
    button.className = "save";
    button.dataset.save = row.dataset.place;
    button.append(bookmark(), word, name);
    button.addEventListener("click", () => set(button.dataset.save ?? "", button.ariaPressed !== "true"));
    acts.append(button);
    say(button, ids());
  }

  /** Say on a button whether its gathering is kept.
   * @param {HTMLButtonElement} button
   * @param {string[]} kept
   */
  function say(button, kept) {
    const pressed = kept.includes(button.dataset.save ?? "");
    button.setAttribute("aria-pressed", String(pressed));
    const word = button.querySelector("span");
    if (word) word.textContent = pressed ? t("とってあります") : t("とっておく");
  }

  /** Say everywhere on the page what is kept now. */
  function show() {
    const kept = ids();
    for (const button of document.querySelectorAll("button[data-save]")) {
      if (button instanceof HTMLButtonElement) say(button, kept);
    }
    for (const link of document.querySelectorAll("[data-saved-link]")) {
      link.querySelector(".saved-count")?.remove();
      if (!kept.length) continue;
      const count = document.createElement("span");
      count.className = "saved-count";
      count.textContent = counted("{count}か所", kept.length);
      link.append(" ", count);
    }
  }

  /** What other scripts use: `offer` is for rows that they make themselves. */
  window.sitegenSaved = { allowed, ids, set, write, offer };

  window.addEventListener("sitegen:saved", show);
  window.addEventListener("storage", ({ key }) => { if (key === KEY || key === null) tell(); });
  // A page that comes back from the browser's memory heard nothing of other pages meanwhile.
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) tell(); });
  for (const acts of document.querySelectorAll("[data-place] .entry-acts")) offer(acts);
  show();
})();
