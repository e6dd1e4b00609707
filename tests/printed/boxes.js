// What lies where on the leaves of a printed page: text outside its leaf, blocks over one another.
(() => {
  const slack = 1;
  const inside = (one, box) => one.left >= box.left - slack && one.right <= box.right + slack
    && one.top >= box.top - slack && one.bottom <= box.bottom + slack;
  const meet = (one, other) => one.left < other.right - slack && one.right > other.left + slack
    && one.top < other.bottom - slack && one.bottom > other.top + slack;
  const name = (element) => `${element.className} ${element.textContent.trim().slice(0, 30)}`;
  const wrong = [];
  for (const leaf of document.querySelectorAll(".leaf")) {
    const style = getComputedStyle(leaf);
    const box = leaf.getBoundingClientRect();
    const page = {
      left: box.left + parseFloat(style.paddingLeft), right: box.right - parseFloat(style.paddingRight),
      top: box.top + parseFloat(style.paddingTop), bottom: box.bottom - parseFloat(style.paddingBottom),
    };
    const walker = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || node.parentElement.closest("title")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width && !inside(rect, page)) wrong.push(`outside the margins: ${node.data.trim().slice(0, 30)}`);
      }
    }
    const body = leaf.querySelector(".leaf-body");
    const pieces = [...body.querySelectorAll(".block, .flow-head, [data-solid]"), ...leaf.querySelectorAll(".running, .folio")];
    const boxes = pieces.map((piece) => piece.getBoundingClientRect());
    pieces.forEach((piece, index) => {
      for (let other = index + 1; other < pieces.length; other += 1) {
        if (meet(boxes[index], boxes[other])) wrong.push(`over each other: ${name(piece)} | ${name(pieces[other])}`);
      }
    });
    for (const column of leaf.querySelectorAll(".col")) {
      const frame = column.getBoundingClientRect();
      for (const block of column.children) {
        const at = block.getBoundingClientRect();
        if (at.right > frame.right + slack || block.scrollWidth > block.clientWidth + slack) wrong.push(`wider than its column: ${name(block)}`);
      }
    }
    if (body.scrollHeight > body.clientHeight + slack) wrong.push(`more than its leaf holds: ${name(leaf)}`);
  }
  return wrong;
})()
