// Fits the material of a printed page onto the leaves asked for: the size of the type, the height of
// the map and, where the least type is not enough, which details give way. Never a name, a date, a
// venue or a telephone number: rather one page more. The measures stand in the form's stylesheet.
"use strict";

(() => {
  const { lay } = window.sitegenPack;
  const root = document.documentElement;
  const material = /** @type {HTMLElement} */ (document.getElementById("material"));
  const leaves = /** @type {HTMLElement} */ (document.getElementById("leaves"));
  const asked = Number(root.dataset.pages) || null;
  /** What can give way, in order: words for what a reader misses then, none for what only repeats.
   * @type {[name: string, words: string, said: boolean][]} */
  const gives = JSON.parse(material.dataset.gives ?? "[]");
  const STEP = 0.25;
  const AIR = 14;

  /** @param {string} name @param {Element} [element] */
  const measureOf = (name, element = root) => Number(getComputedStyle(element).getPropertyValue(name));
  /** @param {string} selector @param {ParentNode} [within] */
  const all = (selector, within = document) =>
    /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
  /** @param {string} id */
  const copyOf = (id) => /** @type {DocumentFragment} */ (
    /** @type {HTMLTemplateElement} */ (document.getElementById(id)).content.cloneNode(true));
  const high = (/** @type {Element} */ element) => element.getBoundingClientRect().height;

  const maps = all("[data-maps]");
  const heights = Math.max(1, ...maps.map((map) => all(".map-variant", map).length));
  const always = (root.dataset.always ?? "").split(" ").filter(Boolean);
  // What no gathering of these pages has can't give way, nor what the form never says.
  const givable = gives.filter(([name]) => !always.includes(name) && all(`.give-${name}`, material).length);

  // ---- leaves --------------------------------------------------------------------------------

  /** Make a leaf of paper. @param {number} index @param {string} about what its running head says */
  function makeLeaf(index, about) {
    const leaf = document.createElement("section");
    leaf.className = index ? "leaf" : "leaf is-first";
    const body = document.createElement("div");
    body.className = "leaf-body";
    if (index) {
      leaf.append(copyOf("running"));
      if (about) leaf.querySelector(".running-about")?.replaceChildren(about);
    }
    leaf.append(body, copyOf("folio"));
    // The number comes at the end; its room is taken now.
    leaf.querySelector(".folio-page")?.replaceChildren("0 / 0");
    if (root.classList.contains("crop")) leaf.append(copyOf("crop"));
    leaves.append(leaf);
    return { leaf, body };
  }

  /** Return how high the bodies of the first leaf and of the others are. */
  function readRoom() {
    const made = [0, 1].map((index) => makeLeaf(index, ""));
    const [first, later] = made.map(({ body }) => body.clientHeight);
    for (const { leaf } of made) leaf.remove();
    return { first, later };
  }

  // ---- measuring -----------------------------------------------------------------------------

  /** Set the type, the map and what is left out.
   * @param {number} size
   * @param {number} map
   * @param {ReadonlySet<string>} gone what gave way
   */
  function set(size, map, gone) {
    root.style.setProperty("--type", String(size));
    for (const figure of maps) {
      const variants = all(".map-variant", figure);
      variants.forEach((variant, index) => { variant.hidden = index !== Math.min(map, variants.length - 1); });
    }
    for (const [name] of givable) root.classList.toggle(`gone-${name}`, gone.has(name));
    const what = givable.filter(([name, , said]) => said && gone.has(name)).map(([, words]) => words).join("・");
    for (const line of all(".imprint-gave", material)) {
      line.dataset.words ??= line.textContent ?? "";
      line.textContent = line.dataset.words.replace("{what}", what);
      line.hidden = !what;
    }
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
    const key = `${size} ${map} ${[...gone].sort().join()}`;
    const known = measured.get(key);
    if (known) return known;
    set(size, map, gone);
    const parts = measure();
    measured.set(key, parts);
    return parts;
  }

  /** Measure the material as it is set. @returns {PrintPart[]} */
  function measure() {
    const pieces = /** @type {HTMLElement[]} */ ([...material.children]).filter((piece) => high(piece) > 0);
    const columns = pieces.map((piece) => piece.querySelector(".col"));
    const whole = columns.map((column) => [...(column?.children ?? [])].map(high));
    const beside = pieces.map((piece, index) => high(piece) - (columns[index] ? high(/** @type {Element} */ (columns[index])) : 0));
    root.classList.add("all-top");
    const tops = columns.map((column) => [...(column?.children ?? [])].map(high));
    root.classList.remove("all-top");
    return pieces.map((element, index) => {
      const column = columns[index];
      return {
        element,
        head: element.querySelector(".flow-head"),
        height: beside[index],
        columns: column ? measureOf("--columns", element) || 1 : 0,
        start: /** @type {PrintPart["start"]} */ (element.dataset.start ?? ""),
        blocks: column && /** @type {HTMLElement[]} */ ([...column.children]).map((block, at) => ({
          element: block, whole: whole[index][at], atTop: tops[index][at], keep: "keep" in block.dataset,
        })),
      };
    });
  }

  // ---- the search ----------------------------------------------------------------------------

  /** @typedef {{laid: PrintLaid, pages: number}} Tried */

  /** Lay everything out at these measures: parts that may start a page do where that costs none.
   * @param {number} size
   * @param {number} map
   * @param {ReadonlySet<string>} gone
   * @param {number} most pages
   * @returns {Tried}
   */
  function attempt(size, map, gone, most) {
    const parts = measureAt(size, map, gone);
    const maybe = parts.filter(({ start }) => start === "maybe");
    for (let free = maybe.length; ; free -= 1) {
      // The last ones first give up a page of their own.
      const forced = new Set(maybe.slice(0, free));
      const laid = lay(parts, room, (part) => part.start === "page" || forced.has(part));
      if (!free || laid.pages.length <= most) return { laid, pages: laid.pages.length };
    }
  }

  /** Tell whether everything stands on so many pages.
   * @param {number} size
   * @param {number} map
   * @param {ReadonlySet<string>} gone
   * @param {number} pages
   */
  function fits(size, map, gone, pages) {
    const tried = attempt(size, map, gone, pages);
    return tried.pages <= pages && !tried.laid.overflows.length;
  }

  /** Return the largest type in which everything stands on so many pages, 0 if the least is too large.
   * @param {number} map
   * @param {ReadonlySet<string>} gone
   * @param {number} pages
   */
  function largest(map, gone, pages) {
    if (!fits(least, map, gone, pages)) return 0;
    let [low, top] = [0, Math.round((most - least) / STEP)];
    while (low < top) {
      const middle = Math.ceil((low + top) / 2);
      if (fits(least + middle * STEP, map, gone, pages)) low = middle;
      else top = middle - 1;
    }
    return least + low * STEP;
  }

  /** Find how everything stands on the pages asked for, or on as few more as it takes.
   * @param {number} wanted
   */
  function search(wanted) {
    // Fewer pages than everything takes at its least need not be tried.
    const fewest = attempt(least, 0, new Set(givable.map(([name]) => name)), wanted).pages;
    for (let pages = Math.max(wanted, fewest); pages <= Math.max(wanted, fewest) + 1; pages += 1) {
      for (let many = 0; many <= givable.length; many += 1) {
        const gone = new Set(givable.slice(0, many).map(([name]) => name));
        if (!fits(least, 0, gone, pages)) continue;
        // What went before the last may have gone for nothing.
        for (const [name] of givable.slice(0, Math.max(0, many - 1)).reverse()) {
          gone.delete(name);
          if (!fits(least, 0, gone, pages)) gone.add(name);
        }
        const small = largest(0, gone, pages);
        // The largest map beside which the type is still easy to read, or as large as it can be.
        for (let map = heights - 1; map > 0; map -= 1) {
          const size = largest(map, gone, pages);
          if (size >= Math.min(comfort, small)) return { size, map, gone, pages };
        }
        return { size: small, map: 0, gone, pages };
      }
    }
    return { size: least, map: 0, gone: new Set(), pages: Infinity };
  }

  // ---- placing -------------------------------------------------------------------------------

  /** Put the part of a flow that stands on one page. @param {PrintPage["items"][number]} item */
  function placeFlow({ part, columns, again }) {
    const section = /** @type {HTMLElement} */ (part.element.cloneNode(false));
    const { head } = part;
    if (head && again) {
      // Heard once is enough: what goes on has its head for the eye only.
      const copy = document.createElement("p");
      copy.className = "flow-head is-again";
      copy.replaceChildren(...[...head.childNodes].map((one) => one.cloneNode(true)));
      section.append(copy);
    } else if (head) section.append(head);
    const grid = document.createElement("div");
    grid.className = "cols";
    for (const column of columns) {
      const box = document.createElement("div");
      box.className = "col";
      const blocks = column.map((index) => /** @type {PrintBlock[]} */ (part.blocks)[index].element);
      blocks[0]?.classList.add("at-top");
      box.append(...blocks);
      grid.append(box);
    }
    section.append(grid);
    return section;
  }

  /** Put everything on its leaves. @param {PrintPage[]} pages */
  function place(pages) {
    let about = "";
    const made = pages.map(({ items }, index) => {
      // A page that begins with a chapter carries its name.
      about = (items[0]?.part.element.dataset.running ?? about);
      const { leaf, body } = makeLeaf(index, about);
      for (const item of items) about = item.part.element.dataset.running ?? about;
      body.append(...items.map((item) => (item.part.blocks ? placeFlow(item) : item.part.element)));
      return { leaf, body, rows: items.reduce((sum, { columns }) => sum + Math.max(0, ...columns.map((one) => one.length)), 0) };
    });
    for (const variant of all(".map-variant[hidden]")) variant.remove();
    // What is left of a page becomes air between its blocks.
    for (const { body, rows } of made) {
      const left = body.clientHeight - [...body.children].reduce((sum, one) => sum + high(one), 0);
      if (rows && left > 2) body.style.setProperty("--air", `${Math.min(AIR, (left - 2) / rows)}px`);
    }
    return made;
  }

  /** Number the leaves and what leads to them. */
  function number() {
    const made = all(".leaf");
    made.forEach((leaf, index) => {
      leaf.querySelector(".folio-page")?.replaceChildren(`${index + 1} / ${made.length}`);
      for (const target of all("[data-anchor]", leaf)) {
        for (const link of all(`[data-page-of="${CSS.escape(target.dataset.anchor ?? "")}"]`)) link.textContent = String(index + 1);
      }
    });
  }

  /** Lay everything out. @returns {Promise<PrintReport>} */
  async function fit() {
    await document.fonts.ready;
    window.sitegenFurigana?.show();
    const found = asked ? search(asked) : { size: comfort, map: heights - 1, gone: new Set(), pages: Infinity };
    const { laid } = attempt(found.size, found.map, found.gone, found.pages);
    set(found.size, found.map, found.gone);
    const made = place(laid.pages);
    const beyond = asked ? made.slice(asked).flatMap(({ leaf }) => all("[data-name]", leaf)).map((one) => one.dataset.name ?? "") : [];
    for (let index = made.length; asked && index < asked; index += 1) {
      makeLeaf(index, "").body.append(copyOf("filler"));
    }
    material.remove();
    number();
    return {
      pages: all(".leaf").length,
      asked,
      size: found.size,
      gave: givable.filter(([name]) => found.gone.has(name)).map(([, words]) => words),
      beyond: [...new Set(beyond)],
      problems: laid.overflows.map(({ element }) =>
        `1ページより高いものがあります（${(element.querySelector("h1, h2, h3, h4")?.textContent ?? "").slice(0, 40)}）。`),
    };
  }

  const [least, most, comfort] = ["--least", "--most", "--comfort"].map((name) => measureOf(name));
  root.classList.add(...always.map((name) => `gone-${name}`));
  root.style.setProperty("--type", String(least));
  const room = readRoom();
  window.sitegenFitted = fit();
})();
