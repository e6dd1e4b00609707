// What is asked of the finder, in words: chips that take a wish back, and the way out where nothing
// is left.
"use strict";

/**
 * @param {Asking} asking
 */
window.sitegenAsked = ({ form, slug, question, origin, left, ask }) => {
  const { t, counted, plain, make } = window.sitegenWords;
  const { readQuery, writeQuery } = window.sitegenFilter;
  const LISTS = /** @type {const} */ (["day", "time", "kind", "for", "has", "area"]);
  const { root = "" } = document.documentElement.dataset;

  /** Return what is asked as chips, each of which takes its wish back. */
  function chips() {
    const made = wishes().map(({ name, without }) => {
      const button = make("button", "", { type: "button", class: "asked-chip", "aria-label": t("「{name}」をはずす", { name }) });
      button.append(make("span", name));
      button.addEventListener("click", () => ask(without));
      return item(button);
    });
    if (made.length > 1) {
      const clear = make("button", t("ぜんぶはずす"), { type: "button", class: "asked-clear" });
      clear.addEventListener("click", () => ask(nothing()));
      made.push(item(clear));
    }
    return made;
  }

  /** @param {HTMLElement} child */
  function item(child) {
    const element = make("li");
    element.append(child);
    return element;
  }

  /** Return each wish by its name, with the question that is left without it. */
  function wishes() {
    /** @type {{name: string, without: Query}[]} */
    const found = [];
    const query = question();
    for (const key of LISTS) {
      for (const value of query[key]) {
        found.push({ name: nameOf(key, value), without: { ...query, [key]: query[key].filter((one) => one !== value) } });
      }
    }
    if (query.q) found.push({ name: query.q, without: { ...query, q: "" } });
    const from = origin();
    if (from) found.push({ name: t("{name}の近く", { name: from.name }), without: { ...query, near: "", sort: "" } });
    return found;
  }

  /** @param {string} key @param {string} value */
  function nameOf(key, value) {
    const control = form.querySelector(`[name="${key}"][value="${CSS.escape(value)}"]`);
    const label = control?.closest("label");
    const whole = label?.querySelector(".visually-hidden") ?? label;
    return plain(whole ?? form.querySelector(`[name="${key}"] [value="${CSS.escape(value)}"]`)) || value;
  }

  const nothing = () => readQuery("");

  /** Say kindly that nothing is left, with what would bring something back. */
  function wayOut() {
    const said = make("p", t("この条件に合う集まりは、このページにはありません。"));
    const list = make("ul", "", { class: "acts" });
    for (const { name, without } of wishes()) {
      const count = left(without);
      if (!count) continue;
      const button = make("button", counted("「{name}」をはずす（{count}か所）", count, { name }), { type: "button", class: "act" });
      button.addEventListener("click", () => ask(without));
      list.append(item(button));
    }
    if (slug) list.append(item(make("a", t("市全体でさがす"), { class: "act", href: `${root}places/index.html${writeQuery(question())}` })));
    const clear = make("button", t("ぜんぶはずす"), { type: "button", class: "act" });
    clear.addEventListener("click", () => ask(nothing()));
    list.append(item(clear));
    return [said, list];
  }

  return { chips, wayOut };
};
