// What the page's scripts say, and the elements in which they say it. Each message stands in them in Japanese; on a page in another
// language its catalogue (assets/catalogue.js in that language's folder) has been loaded before.
"use strict";

window.sitegenWords = (() => {
  const { messages = {}, plurals = [0] } = window.sitegenCatalogue ?? {};

  /** Set values into the places that a text names in braces.
   * @param {string} text
   * @param {Record<string, string | number>} values
   */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));

  /** Return a message in the page's language, with values set in.
   * @param {string} message
   * @param {Record<string, string | number>} [values]
   */
  function t(message, values = {}) {
    const found = messages[message] ?? message;
    return fill(typeof found === "string" ? found : found[0], values);
  }

  /** Return a message with `{count}` in the form for that number.
   * @param {string} message
   * @param {number} count
   * @param {Record<string, string | number>} [values]
   */
  function counted(message, count, values = {}) {
    const found = messages[message] ?? message;
    const form = plurals[count < plurals.length ? count : (count % 100) + 100] ?? 0;
    return fill(typeof found === "string" ? found : found[form], { count, ...values });
  }

  /** Return what an element says, without the furigana that a reader may have asked for.
   * @param {Element | null | undefined} element
   */
  function plain(element) {
    const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
    for (const reading of copy?.querySelectorAll("rt") ?? []) reading.remove();
    return (copy?.textContent ?? "").trim();
  }

  const LETTER = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
  const foreign = () => !document.documentElement.lang.startsWith("ja");

  /** Make an element with text and attributes; on a page in Latin letters it says that its text is Japanese.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {string} [text]
   * @param {Record<string, string>} [attributes]
   */
  function make(tag, text = "", attributes = {}) {
    const element = document.createElement(tag);
    element.textContent = text;
    if (LETTER.test(text) && foreign()) element.lang = "ja";
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  return { t, counted, plain, make };
})();
