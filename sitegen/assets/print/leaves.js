// Leaves of paper: made, filled with what was laid out for them, numbered.
"use strict";

(() => {
  const { all, high } = window.sitegenMaterial;
  const leaves = /** @type {HTMLElement} */ (document.getElementById("leaves"));
  // The most that is added below a block of a page with room to spare, in pixels.
  const AIR = 14;

  /** @param {string} id */
  const copyOf = (id) => /** @type {DocumentFragment} */ (
    /** @type {HTMLTemplateElement} */ (document.getElementById(id)).content.cloneNode(true));

  /** Make a leaf. @param {number} index @param {string} about what its running head says */
  function makeLeaf(index, about) {
    const leaf = document.createElement("section");
    leaf.className = "leaf";
    const body = document.createElement("div");
    body.className = "leaf-body";
    if (index) {
      leaf.append(copyOf("running"));
      if (about) leaf.querySelector(".running-about")?.replaceChildren(about);
    }
    leaf.append(body, copyOf("folio"));
    // The number comes at the end; its room is taken now.
    leaf.querySelector(".folio-page")?.replaceChildren("0 / 0");
    if (document.documentElement.classList.contains("crop")) leaf.append(copyOf("crop"));
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

  /** Put the part of a flow that stands on one page. @param {PrintPage["items"][number]} item */
  function placeFlow({ part, columns, again }) {
    const section = /** @type {HTMLElement} */ (part.element.cloneNode(false));
    const { head } = part;
    if (head && again) {
      // Heard once is enough: what goes on has its head for the eye only.
      const copy = document.createElement("p");
      copy.className = "flow-head is-again";
      const words = document.createElement("span");
      words.textContent = (head.querySelector("h2, h3") ?? head).textContent;
      copy.append(words);
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

  /** Put everything on its leaves; return them. @param {PrintPage[]} pages */
  function place(pages) {
    let about = "";
    const made = pages.map(({ items }, index) => {
      // A page that begins with a chapter carries its name.
      about = items[0]?.part.element.dataset.running ?? about;
      const { leaf, body } = makeLeaf(index, about);
      for (const item of items) about = item.part.element.dataset.running ?? about;
      body.append(...items.map((item) => (item.part.blocks ? placeFlow(item) : item.part.element)));
      const rows = items.map(({ columns }) => Math.max(0, ...columns.map((one) => one.length)));
      return { leaf, body, rows: rows.reduce((sum, one) => sum + one, 0) };
    });
    for (const variant of all(".map-variant[hidden]")) variant.remove();
    for (const { body, rows } of made) {
      const left = body.clientHeight - [...body.children].reduce((sum, one) => sum + high(one), 0);
      if (rows && left > 2) body.style.setProperty("--air", `${Math.min(AIR, (left - 2) / rows)}px`);
    }
    return made.map(({ leaf }) => leaf);
  }

  /** Add leaves for notes until there are so many. @param {number} count */
  function fillUp(count) {
    for (let index = all(".leaf").length; index < count; index += 1) makeLeaf(index, "").body.append(copyOf("filler"));
  }

  /** Number the leaves and what leads to them. */
  function number() {
    const made = all(".leaf");
    made.forEach((leaf, index) => {
      leaf.querySelector(".folio-page")?.replaceChildren(`${index + 1} / ${made.length}`);
      for (const target of all("[data-anchor]", leaf)) {
        const links = all(`[data-page-of="${CSS.escape(target.dataset.anchor ?? "")}"]`);
        for (const link of links) link.textContent = String(index + 1);
      }
    });
  }

  window.sitegenLeaves = { readRoom, place, fillUp, number };
})();
