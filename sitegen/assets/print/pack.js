// Blocks of known heights into columns and pages: numbers only, no document.
"use strict";

(() => {
  /** Fill columns of a height in order with blocks from `from` on.
   * @param {PrintBlock[]} blocks
   * @param {number} from
   * @param {number} columns
   * @param {number} height
   * @returns {{columns: number[][], next: number}} the blocks of each column, and the first that is left
   */
  function fill(blocks, from, columns, height) {
    /** @type {number[][]} */
    const filled = [];
    let next = from;
    for (let column = 0; column < columns && next < blocks.length; column += 1) {
      let used = 0;
      /** @type {number[]} */
      const here = [];
      while (next < blocks.length) {
        const { whole, atTop } = blocks[next];
        const high = here.length ? whole : atTop;
        if (used + high > height + 0.01) break;
        used += high;
        here.push(next);
        next += 1;
      }
      // A heading stays with what it stands over.
      while (here.length && next < blocks.length && blocks[here[here.length - 1]].keep) {
        here.pop();
        next -= 1;
      }
      filled.push(here);
    }
    return { columns: filled, next };
  }

  /** Return the least height in which all blocks from `from` on stand in the columns, null beyond `most`.
   * @param {PrintBlock[]} blocks
   * @param {number} from
   * @param {number} columns
   * @param {number} most
   */
  function balance(blocks, from, columns, most) {
    if (fill(blocks, from, columns, most).next < blocks.length) return null;
    let low = 0;
    let high = most;
    for (let round = 0; round < 14; round += 1) {
      const middle = (low + high) / 2;
      if (fill(blocks, from, columns, middle).next === blocks.length) high = middle;
      else low = middle;
    }
    return high;
  }

  /** Return what a part takes of a page at least: a piece whole, or a flow's first block with what it leads.
   * @param {PrintPart | undefined} part
   */
  function atLeast(part) {
    if (!part) return 0;
    if (!part.blocks) return part.height;
    const first = part.blocks.findIndex(({ keep }) => !keep);
    const led = part.blocks.slice(0, first + 1);
    return part.height + led.reduce((sum, { whole }) => sum + whole, 0);
  }

  /** Lay parts on pages, in order; what is higher than a page stands on one of its own and is said.
   * @param {PrintPart[]} parts
   * @param {{first: number, later: number}} room the height of the first page's body, and of the others'
   * @param {(part: PrintPart) => boolean} starts tells whether a part starts a page of its own
   * @returns {{pages: PrintPage[], overflows: PrintPart[]}}
   */
  function lay(parts, room, starts) {
    /** @type {PrintPage[]} */
    const pages = [];
    /** @type {PrintPart[]} */
    const overflows = [];
    /** @type {PrintPage} */
    let page = { items: [], left: 0 };
    const turn = () => {
      page = { items: [], left: pages.length ? room.later : room.first };
      pages.push(page);
    };
    turn();
    for (const [index, part] of parts.entries()) {
      if (page.items.length && starts(part)) turn();
      if (!part.blocks) {
        const led = part.keep ? atLeast(parts[index + 1]) : 0;
        if (part.height + led > page.left + 0.01 && page.items.length) turn();
        if (part.height > page.left + 0.5) overflows.push(part);
        page.items.push({ part, columns: [], again: false });
        page.left -= part.height;
        continue;
      }
      for (let next = 0; next < part.blocks.length;) {
        const most = page.left - part.height;
        const height = balance(part.blocks, next, part.columns, most);
        const used = height ?? most;
        let { columns, next: after } = fill(part.blocks, next, part.columns, used);
        if (after === next) {
          if (page.items.length) { turn(); continue; }
          overflows.push(part);
          columns = [[next]];
          after = next + 1;
        }
        page.items.push({ part, columns, again: next > 0 });
        page.left -= part.height + used;
        next = after;
        if (next < part.blocks.length) turn();
      }
    }
    return { pages, overflows };
  }

  window.sitegenPack = { balance, lay };
})();
