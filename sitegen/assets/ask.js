// The question on the home page: a combobox (WAI-ARIA APG, list autocomplete with manual
// selection) over towns and the names of gatherings. Without it the form leads to the finder.
"use strict";

(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-ask]"));
  if (!form) return;
  const { t, counted, make } = window.sitegenWords;
  const { all } = window.sitegenDates;
  const { search } = window.sitegenLoad;
  const { root = "" } = document.documentElement.dataset;
  const [TOWNS, NAMES] = [6, 4];
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const here = /** @type {HTMLButtonElement} */ (form.querySelector("[data-here]"));
  const options = make("div", "", { id: "ask-options", class: "ask-options", role: "listbox", "aria-label": t("見つかった町と集まり"), hidden: "" });
  const said = make("p", "", { class: "ask-said", role: "status" });
  /** @type {Site | null} */
  let data = null;
  /** @type {{href: string, name: string, more: string, town: boolean}[]} */
  let found = [];
  let active = -1;

  /** Load what is searched when the reader first turns to the box. */
  async function load() {
    try {
      data ??= await search();
    } catch {
      said.textContent = t("候補は出せませんが、「さがす」を押すとさがせます。");
    }
    return data;
  }

  /** Return the best of `given` for the words: where a key begins with them first.
   * @template {Named} One
   * @param {One[]} given
   * @param {string[][]} words
   * @param {number} most
   */
  function best(given, words, most) {
    const { rank } = window.sitegenFilter;
    return given
      .map((one, index) => ({ one, index, rank: rank({ keys: one.keys }, words) }))
      .filter((row) => row.rank !== null)
      .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0) || one.index - other.index)
      .slice(0, most)
      .map(({ one }) => one);
  }

  async function look() {
    const typed = input.value;
    if (!typed.trim()) {
      found = [];
      list();
      said.textContent = "";
      return;
    }
    const site = await load();
    if (!site || input.value !== typed) return;
    const words = window.sitegenFold.words(typed);
    const towns = best(site.towns, words, TOWNS).map((town) => ({
      town: true, name: town.shown, more: town.area.name,
      href: `${root}areas/${town.area.slug}/index.html?near=${encodeURIComponent(town.name)}`,
    }));
    const names = best(site.items, words, NAMES).map((item) => ({
      town: false, name: item.name, more: item.venue, href: `${root}places/${item.id}/index.html`,
    }));
    found = [...towns, ...names];
    list();
    said.textContent = found.length
      ? counted("{count}つ見つかりました。下から選べます。", found.length)
      : t("その名前の町や集まりは見つかりません。「さがす」を押すと、書いてあることもさがします。");
  }

  /** Show what was found: towns, then gatherings, each under its name. */
  function list() {
    active = -1;
    const groups = [[t("町"), found.filter(({ town }) => town)], [t("集まり"), found.filter(({ town }) => !town)]];
    options.replaceChildren(...groups.filter(([, rows]) => rows.length).map(([name, rows], number) => {
      const group = make("ul", "", { role: "group", "aria-labelledby": `ask-group-${number}` });
      group.append(make("li", String(name), { id: `ask-group-${number}`, class: "ask-group", role: "presentation" }));
      group.append(.../** @type {typeof found} */ (rows).map((row) => {
        const option = make("li", "", { id: `ask-option-${found.indexOf(row)}`, role: "option", "aria-selected": "false" });
        option.append(make("b", row.name), " ", make("span", row.more));
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => go(row));
        return option;
      }));
      return group;
    }));
    show(found.length > 0);
  }

  /** @param {boolean} open */
  function show(open) {
    options.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} step */
  function move(step) {
    if (!found.length) return;
    show(true);
    active = (active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length;
    all("[role=option]", options).forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    options.querySelector(`#ask-option-${active}`)?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `ask-option-${active}`);
  }

  /** @param {{href: string}} row */
  function go(row) {
    location.href = row.href;
  }

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: () => { show(false); active = -1; },
  };

  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "ask-options" };
  for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);
  input.parentElement?.append(options);
  input.parentElement?.after(said);
  here.hidden = false;
  here.addEventListener("click", () => { location.href = `${root}places/index.html?near=here`; });
  input.addEventListener("focus", load);
  input.addEventListener("input", look);
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
  form.addEventListener("submit", (event) => {
    if (active < 0) return;
    event.preventDefault();
    go(found[active]);
  });
})();
