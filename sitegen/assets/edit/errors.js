// What is said beside the fields, and above them all with links to them.
"use strict";

window.sitegenErrors = (() => {
  const { make } = window.sitegenWords;
  const { all } = window.sitegenFields;

  /** Return the element that a finding stands at: its field, or the nearest that there is.
   * @param {string} at "contact.phone", "closed.0.date"
   */
  function fieldOf(at) {
    const keys = at.split(".");
    for (let end = keys.length; end; end -= 1) {
      const found = document.getElementById(`f-${keys.slice(0, end).join("-")}`);
      if (found) return found;
    }
    return null;
  }

  /** Return what a field is called. @param {string} at */
  function labelOf(at) {
    const element = fieldOf(at);
    const label = element && (document.querySelector(`label[for="${element.id}"]`) ?? element.querySelector("legend"));
    const own = label?.firstChild?.textContent?.trim() ?? "";
    const legend = element?.closest(".field-set")?.querySelector("legend")?.textContent?.trim();
    return legend && legend !== own ? `${legend}：${own}` : own;
  }

  /** Say beside a field what was found there. @param {string} id the field's element @param {FormSaid[]} said */
  function beside(id, said) {
    const place = document.getElementById(`${id}-said`);
    const element = document.getElementById(id);
    const problems = said.map(({ severity, message, hint }) => {
      const line = make("p", "", { class: `problem is-${severity}` });
      const word = severity === "error" ? "まちがい：" : severity === "warning" ? "注意：" : "";
      line.append(make("b", word + message), make("span", hint));
      return line;
    });
    place?.replaceChildren(...problems);
    const wrong = said.some(({ severity }) => severity === "error");
    if (wrong) element?.setAttribute("aria-invalid", "true");
    else element?.removeAttribute("aria-invalid");
  }

  /** Say beside all fields what was found; `only` keeps to those that were visited.
   * @param {FormSaid[]} said @param {(id: string) => boolean} [only]
   */
  function show(said, only = () => true) {
    /** @type {Map<string, FormSaid[]>} */
    const places = new Map();
    for (const one of said) {
      const id = fieldOf(one.at)?.id;
      if (id) places.set(id, [...places.get(id) ?? [], one]);
    }
    for (const place of all(".field-said", document)) {
      const id = place.id.replace(/-said$/, "");
      if (only(id)) beside(id, places.get(id) ?? []);
    }
  }

  /** Show what has to be mended above the form, and go there; hide it where there is nothing.
   * @param {FormSaid[]} said
   */
  function summarize(said) {
    const box = /** @type {HTMLElement} */ (document.querySelector("[data-errors]"));
    const list = /** @type {HTMLElement} */ (box.querySelector("[data-error-list]"));
    box.hidden = !said.length;
    list.replaceChildren(...said.map(({ at, message }) => {
      const item = make("li");
      const link = make("a", `${labelOf(at)}：${message}`, { href: `#${fieldOf(at)?.id ?? ""}` });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        goTo(at);
      });
      item.append(link);
      return item;
    }));
    if (said.length) box.focus();
  }

  /** Go to a field, unfolding what it lies in. @param {string} at */
  function goTo(at) {
    const element = fieldOf(at);
    element?.closest("details")?.setAttribute("open", "");
    element?.focus();
    element?.scrollIntoView({ block: "center" });
  }

  return { show, summarize, goTo, labelOf };
})();
