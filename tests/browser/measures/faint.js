// Texts that have less than 4.5:1 on their ground, as the browser shows them. In forced colours axe
// takes the text's colour from -webkit-text-fill-color, which nobody forces.
() => {
  const parse = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const linear = (part) => (part <= 10.31 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] !== 0) return colour;
    }
    return parse(getComputedStyle(document.documentElement).backgroundColor);
  };
  const hasText = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  return [...document.body.querySelectorAll("*")]
    .filter((one) => hasText(one) && one.checkVisibility() && !one.closest("svg, .visually-hidden"))
    .filter((one) => {
      const both = [parse(getComputedStyle(one).color), ground(one)].map(luminance);
      return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05) < 4.5;
    })
    .map((one) => `${one.localName}.${one.className}: ${one.textContent.trim().slice(0, 30)}`);
}
