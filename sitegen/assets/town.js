// The question on the home page: a combobox over the city's towns (WAI-ARIA APG, list
// autocomplete with manual selection). Without it the form leads to the index of towns.
"use strict";

(() => {
  const form = document.querySelector("[data-town-finder]");
  if (!form) return;
  const input = form.querySelector("input");
  const MOST = 8;
  const KANJI = "〇一二三四五六七八九";
  const OLD = { 澤: "沢", 邊: "辺", 邉: "辺", 廣: "広", 櫻: "桜", 濱: "浜", 嶋: "島", 龍: "竜", 國: "国", 學: "学", 圓: "円", 藏: "蔵", 寳: "宝", 寶: "宝", 戶: "戸", 髙: "高", 﨑: "崎", 瀨: "瀬", 條: "条", 驛: "駅", 舊: "旧" };
  let rows = null;
  let found = [];
  let active = -1;

  /** Fold what people type and what is written to one form, so that either finds the other. */
  function fold(text) {
    return text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[ァ-ヶ]/g, (kana) => (kana === "ヶ" || kana === "ヵ" ? "が" : String.fromCharCode(kana.charCodeAt(0) - 0x60)))
      .replace(/[ケヶヵが](?=[\u4e00-\u9fff])/g, "が")
      .replace(/(?<=[\u4e00-\u9fff])け(?=[\u4e00-\u9fff])/g, "が")
      .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 1))
      .replace(/./gu, (character) => OLD[character] ?? character)
      .replace(/十([一二三四五六七八九])?(?=丁目)/g, (_, one) => `1${one ? KANJI.indexOf(one) : 0}`)
      .replace(/[一二三四五六七八九](?=丁目)/g, (digit) => String(KANJI.indexOf(digit)))
      .replace(/(\d+)丁目?$/, "$1")
      .replace(/(\D)(\d+)丁目/g, "$1$2")
      .replace(/[\s・.、。\-‐−ー]/g, "");
  }

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
    const script = make("script", "", { src: form.dataset.script });
    script.addEventListener("load", () => {
      const { areas, districts, towns } = window.sitegenTowns;
      rows = towns.map(([name, kana, district, area]) => ({
        name,
        district: districts[district],
        area: areas[area][0],
        href: `${form.dataset.root}areas/${areas[area][1]}/index.html`,
        keys: [fold(name), fold(kana)].filter(Boolean),
        wide: fold(districts[district]),
      }));
      if (input.value) search();
    });
    document.head.append(script);
  }

  /** Rank a row: 0 begins with the words, 1 holds them, 2 lies in a district of that name. */
  function rank(row, words) {
    if (row.keys.some((key) => key.startsWith(words))) return 0;
    if (row.keys.some((key) => key.includes(words))) return 1;
    return row.wide.startsWith(words) ? 2 : 3;
  }

  function search() {
    const words = fold(input.value);
    const ranked = words ? rows.map((row) => ({ row, at: rank(row, words) })).filter(({ at }) => at < 3) : [];
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
    said.textContent = !words ? "" : found.length
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
