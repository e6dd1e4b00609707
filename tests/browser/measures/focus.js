// Where the focus is and what is wrong with it: not drawn, out of the window, covered. Null where
// nothing has it.
() => {
  const one = document.activeElement;
  if (one === document.body || one === document.documentElement) return null;
  const name = `${one.localName}.${one.getAttribute("class") ?? ""}: ${(one.ariaLabel ?? one.textContent).trim().slice(0, 40)}`;
  // A chip's or a choice's outline is drawn around its words, a land's along its border.
  const drawn = [one, one.nextElementSibling, one.closest("label"), ...one.querySelectorAll("*")].filter(Boolean);
  const seen = drawn.some((part) => {
    const { outlineStyle, outlineWidth, strokeWidth } = getComputedStyle(part);
    const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    return outlined || (part.matches(".land") && parseFloat(strokeWidth) >= 3);
  });
  const box = drawn.map((part) => part.getBoundingClientRect()).find(({ width, height }) => width > 1 && height > 1);
  if (!box) return { name, problem: "has no box" };
  const inside = box.top >= -1 && box.left >= -1 && box.top < innerHeight - 8 && box.right <= innerWidth + 1
    && (box.bottom <= innerHeight + 1 || box.height > innerHeight / 2);
  const across = [0.1, 0.5, 0.9];
  const free = across.some((x) => across.some((y) => {
    const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return hit && (hit.contains(one) || drawn.some((part) => part.contains(hit)));
  }));
  if (!seen) return { name, problem: "shows no focus" };
  if (!inside) return { name, problem: "is out of the window" };
  return { name, problem: free ? "" : "is covered" };
}
