// Japanese letters in an element of another language: in texts, and in attributes that are read out.
() => {
  const READ = ["alt", "title", "placeholder", "aria-label", "aria-description", "label"];
  const letters = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}々〆]/u;
  const foreign = (one) => !one.closest("[lang]").getAttribute("lang").startsWith("ja");
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement: home, data } = node;
    if (home.closest("script") || !letters.test(data) || !foreign(home)) continue;
    texts.push(`${home.localName}.${home.getAttribute("class") ?? ""}: ${data.trim().slice(0, 40)}`);
  }
  const attributes = [...document.body.querySelectorAll("*")].filter(foreign).flatMap((one) =>
    [...one.attributes].filter(({ name, value }) => READ.includes(name) && letters.test(value))
      .map(({ name, value }) => `${one.localName} ${name}: ${value}`));
  return { texts, attributes };
}
