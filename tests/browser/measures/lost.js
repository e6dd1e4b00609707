// What its box cuts off, what can be pressed and lies over something else or outside the page.
// The map moves its own, and what opens lies over the page on purpose.
() => {
  // What is skipped far off the screen has no size of its own yet.
  for (const one of document.querySelectorAll(".entry")) one.style.contentVisibility = "visible";
  const name = (one) => `${one.localName}.${one.className}: ${one.textContent.trim().slice(0, 30)}`;
  const all = [...document.body.querySelectorAll("*")].filter((one) =>
    !one.closest("svg, .visually-hidden, .skip, .map, .reading-panel, .ask-options")
      && one.checkVisibility({ checkVisibilityCSS: true, opacityProperty: true }));

  const cut = all.filter((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const wide = overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1;
    const high = ["hidden", "clip"].includes(overflowY) && one.scrollHeight > one.clientHeight + 1;
    return one.textContent.trim() && !one.closest("select") && (wide || high);
  });

  const pressed = all.filter((one) => one.matches("a, button, select, summary, .chip, input:not(.chip input)"));
  const boxes = new Map(pressed.map((one) =>
    [one, [...one.getClientRects()].filter(({ width, height }) => width && height)]));
  const meet = (a, b) => a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
  const over = [];
  for (const [one, mine] of boxes) {
    for (const [other, theirs] of boxes) {
      if (one === other || one.contains(other) || other.contains(one)) continue;
      if (mine.some((a) => theirs.some((b) => meet(a, b)))) over.push(`${name(one)} / ${name(other)}`);
    }
  }

  const out = pressed.filter((one) => {
    const { width, left, right } = one.getBoundingClientRect();
    return width && (left < -1 || right > document.documentElement.clientWidth + 1);
  });
  return { cut: cut.map(name), over, out: out.map(name) };
}
