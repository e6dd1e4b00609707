// Fits the material of a printed page onto the leaves asked for: the size of the type, the height of
// the map and, where the least type is not enough, which details give way. Never a name, a date, a
// venue or a telephone number: rather one page more. The measures stand in the form's stylesheet.
"use strict";

(() => {
  const { lay } = window.sitegenPack;
  const { material, all, measureOf, heights, givable, set, measureAt } = window.sitegenMaterial;
  const { readRoom, place, fillUp, number } = window.sitegenLeaves;
  const root = document.documentElement;
  const asked = Number(root.dataset.pages) || null;
  const STEP = 0.25;

  /** Lay everything out at these measures: parts that may start a page do where that costs none.
   * @param {number} size
   * @param {number} map
   * @param {ReadonlySet<string>} gone
   * @param {number} most pages
   * @returns {PrintLaid}
   */
  function attempt(size, map, gone, most) {
    const parts = measureAt(size, map, gone);
    const maybe = parts.filter(({ start }) => start === "maybe");
    for (let free = maybe.length; ; free -= 1) {
      // The last ones first give up a page of their own.
      const forced = new Set(maybe.slice(0, free));
      const laid = lay(parts, room, (part) => part.start === "page" || forced.has(part));
      if (!free || laid.pages.length <= most) return laid;
    }
  }

  /** Tell whether everything stands on so many pages.
   * @param {number} size
   * @param {number} map
   * @param {ReadonlySet<string>} gone
   * @param {number} pages
   */
  function fits(size, map, gone, pages) {
    const laid = attempt(size, map, gone, pages);
    return laid.pages.length <= pages && !laid.overflows.length;
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

  /** Return what has to give way for the least type to fit, as little as can be; null if nothing helps.
   * @param {number} pages
   */
  function giveWay(pages) {
    for (let many = 0; many <= givable.length; many += 1) {
      const gone = new Set(givable.slice(0, many).map(([name]) => name));
      if (!fits(least, 0, gone, pages)) continue;
      // What went before the last may have gone for nothing.
      for (const [name] of givable.slice(0, Math.max(0, many - 1)).reverse()) {
        gone.delete(name);
        if (!fits(least, 0, gone, pages)) gone.add(name);
      }
      return gone;
    }
    return null;
  }

  /** Find how everything stands on the pages asked for, or on as few more as it takes.
   * @param {number} wanted
   */
  function search(wanted) {
    // Fewer pages than everything takes at its least need not be tried.
    const bare = attempt(least, 0, new Set(givable.map(([name]) => name)), wanted);
    const fewest = Math.max(wanted, bare.pages.length);
    for (let pages = fewest; pages <= fewest + 1; pages += 1) {
      const gone = giveWay(pages);
      if (!gone) continue;
      const small = largest(0, gone, pages);
      // The largest map beside which the type is still easy to read, or as large as it can be.
      for (let map = heights - 1; map > 0; map -= 1) {
        const size = largest(map, gone, pages);
        if (size >= Math.min(comfort, small)) return { size, map, gone, pages };
      }
      return { size: small, map: 0, gone, pages };
    }
    return { size: least, map: 0, gone: new Set(), pages: Infinity };
  }

  /** Lay everything out. @returns {Promise<PrintReport>} */
  async function fit() {
    await document.fonts.ready;
    window.sitegenFurigana?.show();
    const found = asked ? search(asked) : { size: comfort, map: heights - 1, gone: new Set(), pages: Infinity };
    const { pages, overflows } = attempt(found.size, found.map, found.gone, found.pages);
    set(found.size, found.map, found.gone);
    const leaves = place(pages);
    const beyond = asked ? leaves.slice(asked).flatMap((leaf) => all("[data-name]", leaf)) : [];
    if (asked) fillUp(asked);
    material.remove();
    number();
    return {
      pages: all(".leaf").length,
      asked,
      size: found.size,
      gave: givable.filter(([name]) => found.gone.has(name)).map(([, words]) => words),
      beyond: [...new Set(beyond.map((one) => one.dataset.name ?? ""))],
      problems: overflows.map(({ element }) =>
        `1ページより高いものがあります（${(element.querySelector("h1, h2, h3, h4")?.textContent ?? "").slice(0, 40)}）。`),
    };
  }

  const [least, most, comfort] = ["--least", "--most", "--comfort"].map((name) => measureOf(name));
  root.style.setProperty("--type", String(least));
  const room = readRoom();
  window.sitegenFitted = fit();
})();
