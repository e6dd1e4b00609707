// The material of a printed page: set at a size, with a map and without what gave way, then measured.
"use strict";

(() => {
  const root = document.documentElement;
  const material = /** @type {HTMLElement} */ (document.getElementById("material"));
  const always = (root.dataset.always ?? "").split(" ").filter(Boolean);
  /** @param {string} selector @param {ParentNode} [within] */
  const all = (selector, within = document) =>
    /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
  /** @param {string} name @param {Element} [element] */
  const measureOf = (name, element = root) => Number(getComputedStyle(element).getPropertyValue(name));
  const high = (/** @type {Element} */ element) => element.getBoundingClientRect().height;

  const figures = all("[data-maps]");
  const heights = Math.max(1, ...figures.map((figure) => all(".map-variant", figure).length));
  /** What can give way, in order: words for what a reader misses then, and whether the sheet says so. What
   * no gathering of these pages has can't give way, nor what the form never says.
   * @type {PrintGive[]}
   */
  const givable = /** @type {PrintGive[]} */ (JSON.parse(material.dataset.gives ?? "[]"))
    .filter(([name]) => !always.includes(name) && all(`.give-${name}`, material).length);
  // Lines of vertical text are this long at most, in characters, as newspapers have them.
  const LONGEST = 20;
  const SHORTEST = 9;
  const MOST_TIERS = 8;

  /** Show one of the maps of each figure; a figure with fewer shows its highest. @param {number} map */
  function showMap(map) {
    for (const figure of figures) {
      const variants = all(".map-variant", figure);
      variants.forEach((variant, index) => { variant.hidden = index !== Math.min(map, variants.length - 1); });
    }
  }

  /** How much higher than with its lowest map each figure is, by its map: no type changes that.
   * @type {Map<Element, number[]>}
   */
  const higher = new Map(figures.map((figure) => [figure, []]));

  /** Measure the figures with each of their maps. */
  function measureMaps() {
    for (let map = 0; map < heights; map += 1) {
      showMap(map);
      for (const [figure, found] of higher) found.push(high(figure));
    }
    for (const [figure, found] of higher) higher.set(figure, found.map((one) => one - found[0]));
    showMap(0);
  }

  /** Set the type, the map and what is left out.
   * @param {number} size
   * @param {number} map
   * @param {ReadonlySet<string>} gone what gave way
   */
  function set(size, map, gone) {
    root.style.setProperty("--type", String(size));
    showMap(map);
    for (const [name] of givable) root.classList.toggle(`gone-${name}`, gone.has(name));
    const what = givable.filter(([name, , said]) => said && gone.has(name)).map(([, words]) => words).join("・");
    for (const line of all(".imprint-gave", material)) {
      line.dataset.words ??= line.textContent ?? "";
      line.textContent = line.dataset.words.replace("{what}", what);
      line.hidden = !what;
    }
    for (const box of all("[data-vertical]", material)) setTiers(box);
  }

  /** Part vertical text into as few tiers (段) as hold it, each with lines as short as they can be.
   * @param {HTMLElement} box
   */
  function setTiers(box) {
    const em = parseFloat(getComputedStyle(box).fontSize);
    const gap = parseFloat(getComputedStyle(box).columnGap) || 0;
    const holds = (/** @type {number} */ tiers, /** @type {number} */ length) => {
      box.style.setProperty("--tiers", String(tiers));
      box.style.height = `${tiers * length * em + (tiers - 1) * gap}px`;
      return box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
    };
    let tiers = 1;
    while (tiers < MOST_TIERS && !holds(tiers, LONGEST)) tiers += 1;
    for (let length = SHORTEST; length <= LONGEST; length += 1) if (holds(tiers, length)) return;
  }

  /** Measure the material as it is set. @returns {PrintPart[]} */
  function measure() {
    const pieces = /** @type {HTMLElement[]} */ ([...material.children]).filter((piece) => high(piece) > 0);
    const columns = pieces.map((piece) => piece.querySelector(".col"));
    const blocks = columns.map((column) => /** @type {HTMLElement[]} */ ([...(column?.children ?? [])]));
    const whole = blocks.map((all) => all.map(high));
    const beside = pieces.map((piece, index) => high(piece) - (columns[index] ? high(/** @type {Element} */ (columns[index])) : 0));
    root.classList.add("all-top");
    const tops = blocks.map((all) => all.map(high));
    root.classList.remove("all-top");
    return pieces.map((element, index) => ({
      element,
      head: element.querySelector(".flow-head"),
      height: beside[index],
      columns: columns[index] ? measureOf("--columns", element) || 1 : 0,
      keep: "keep" in element.dataset,
      start: /** @type {PrintPart["start"]} */ (element.dataset.start ?? ""),
      blocks: columns[index] && blocks[index].map((block, at) => ({
        element: block, whole: whole[index][at], atTop: tops[index][at], keep: "keep" in block.dataset,
      })),
    }));
  }

  /** What was measured already, by its measures: four hundred gatherings take a tenth of a second.
   * @type {Map<string, PrintPart[]>}
   */
  const measured = new Map();

  /** Return the material measured at these measures.
   * @param {number} size
   * @param {number} map
   * @param {ReadonlySet<string>} gone
   */
  function measureAt(size, map, gone) {
    const key = `${size} ${[...gone].sort().join()}`;
    let parts = measured.get(key);
    if (!parts) {
      if (!measured.size) measureMaps();
      set(size, 0, gone);
      parts = measure();
      measured.set(key, parts);
    }
    return parts.map((part) => ({ ...part, height: part.height + (higher.get(part.element)?.[map] ?? 0) }));
  }

  root.classList.add(...always.map((name) => `gone-${name}`));
  window.sitegenMaterial = { material, all, measureOf, high, heights, givable, set, measureAt };
})();
