// The question on the home page: a combobox over the city's towns (WAI-ARIA APG, list
// autocomplete with manual selection). Without it the form leads to the index of towns.
"use strict";

(() => {
  const form = document.querySelector("[data-town-finder]");
  if (!form) return;
  const { forms } = window.sitegenFold;
  const input = form.querySelector("input");
  const MOST = 8;
  let rows = null;
  let found = [];
  let active = -1;

  function make(tag, text = "", attributes = {}) {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  const options = make("ul", "", { id: "town-options", class: "town-options", role: "listbox", "aria-label": "町の名前", hidden: "" });
  const said = make("p", "", { class: "town-said", role: "status" });

  /** Load the list of towns when the reader first turns to the box. */
  function load() {
    if (rows) return;
    rows = [];
    const script = make("script", "", { src: `${form.dataset.root}assets/towns.js` });
    script.addEventListener("load", () => {
      const { areas, districts, towns } = window.sitegenTowns;
      rows = towns.map(([name, keys, district, area]) => ({
        name,
        area: areas[area][0],
        href: `${form.dataset.root}areas/${areas[area][1]}/index.html`,
        keys: keys.split(" "),
        wide: districts[district],
      }));
      if (input.value) search();
    });
    document.head.append(script);
  }

  /** Rank a row: 0 begins with what was typed, 1 holds it, 2 lies in a district of that name. */
  function rank(row, typed) {
    const any = (test) => typed.some((text) => row.keys.some((key) => test(key, text)));
    if (any((key, text) => key.startsWith(text))) return 0;
    if (any((key, text) => key.includes(text))) return 1;
    return typed.some((text) => row.wide.startsWith(text)) ? 2 : 3;
  }

  function search() {
    const typed = forms(input.value);
    const ranked = typed.length ? rows.map((row) => ({ row, at: rank(row, typed) })).filter(({ at }) => at < 3) : [];
    const order = (one, other) => one.row.keys[0].localeCompare(other.row.keys[0], "ja", { numeric: true });
    ranked.sort((one, other) => one.at - other.at || order(one, other));
    found = ranked.slice(0, MOST).map(({ row }) => row);
    active = -1;
    options.replaceChildren(...found.map((row, index) => {
      const option = make("li", "", { id: `town-${index}`, role: "option", "aria-selected": "false" });
      option.append(make("b", row.name), make("span", `${row.area}`));
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => go(row));
      return option;
    }));
    show(found.length > 0);
    const more = ranked.length > MOST ? `（ほかに${ranked.length - MOST}。続きの字を入れると絞れます）` : "";
    said.textContent = !typed.length ? "" : found.length
      ? `${ranked.length}の町が見つかりました${more}`
      : "その名前の町は見つかりません。ひらがなや、町の名前の一部でもさがせます。";
  }

  function show(open) {
    options.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) input.removeAttribute("aria-activedescendant");
  }

  function move(step) {
    if (!found.length) return;
    show(true);
    active = (active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length;
    [...options.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    options.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `town-${active}`);
  }

  function go(row) {
    location.href = row.href;
  }

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: () => { show(false); active = -1; },
  };

  input.disabled = false;
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "town-options",
  })) input.setAttribute(name, value);
  const frame = make("div", "", { class: "town-box" });
  input.replaceWith(frame);
  frame.append(input, options);
  frame.after(said);
  input.addEventListener("focus", load);
  input.addEventListener("input", () => { load(); search(); });
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
  form.addEventListener("submit", (event) => {
    if (!found.length) return;
    event.preventDefault();
    go(found[Math.max(active, 0)]);
  });
})();
