// Size and spacing of the text and furigana, as the reader wants them: the panel in the masthead.
// What was chosen is kept on this device only, and applied to every page before all other scripts.
"use strict";

(() => {
  const { t } = window.sitegenWords;
  const KEY = "sitegen.reading";
  /** @type {Record<string, string[]>} */
  const CHOICES = { ruby: ["off", "on"], text: ["normal", "large", "largest"], spacing: ["normal", "wide"] };
  const html = document.documentElement;
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const panel = /** @type {HTMLDetailsElement | null} */ (document.querySelector("details[data-reading]"));
  const summary = panel?.querySelector("summary");
  let chosen = read();
  let asked = false;

  /** Read what was chosen; a browser that keeps nothing (in private, from disk) has nothing to say.
   * @returns {Record<string, string>} */
  function read() {
    // On pages in やさしい日本語 furigana stands from the beginning.
    const usual = { ruby: html.dataset.language === "easy" ? "on" : "off", text: "normal", spacing: "normal" };
    try {
      const kept = Object.entries(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
      return { ...usual, ...Object.fromEntries(kept.filter(([name, value]) => CHOICES[name]?.includes(value))) };
    } catch {
      return usual;
    }
  }

  /** Keep one choice beside those that were made before.
   * @param {string} name
   * @param {string} value */
  function keep(name, value) {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
      localStorage.setItem(KEY, JSON.stringify({ ...kept, [name]: value }));
    } catch { /* It holds for this page at least. */ }
  }

  /** Make the page as it was chosen. */
  function apply() {
    for (const name of ["text", "spacing"]) {
      if (chosen[name] === "normal") html.removeAttribute(`data-${name}`);
      else html.setAttribute(`data-${name}`, chosen[name]);
    }
    html.toggleAttribute("data-ruby", chosen.ruby === "on");
    for (const input of panel?.querySelectorAll("input") ?? []) input.checked = chosen[input.name.slice(8)] === input.value;
    if (chosen.ruby !== "on") window.sitegenFurigana?.hide();
    else if (window.sitegenFurigana) window.sitegenFurigana.show();
    else load();
  }

  /** Load the readings, which are heavier than most pages, and the script that sets them. */
  function load() {
    if (asked) return;
    asked = true;
    for (const name of ["readings.js", "furigana.js"]) {
      const script = document.createElement("script");
      script.src = new URL(name + new URL(own).search, own).href;
      script.async = false;
      script.addEventListener("load", () => { if (window.sitegenFurigana) apply(); });
      script.addEventListener("error", () => { asked = false; say(t("ふりがなを読みこめませんでした。")); });
      document.head.append(script);
    }
  }

  /** @param {string} words */
  function say(words) {
    const said = panel?.querySelector("[role=status]");
    if (said) said.textContent = words;
  }

  /** Close the panel; whoever closed it with a key goes on from where it was opened. */
  function close(back = true) {
    if (!panel?.open) return;
    panel.open = false;
    if (back) summary?.focus();
  }

  apply();
  window.addEventListener("storage", ({ key }) => { if (key === KEY) { chosen = read(); apply(); } });
  // A page that comes back by the back button may have been left before something else was chosen.
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) { chosen = read(); apply(); } });
  if (!panel) return;
  panel.addEventListener("change", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    chosen[name.slice(8)] = value;
    keep(name.slice(8), value);
    say("");
    apply();
  });
  panel.addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !panel.contains(/** @type {Node} */ (relatedTarget))) close(false);
  });
  panel.querySelector("button")?.addEventListener("click", () => close());
  document.addEventListener("click", ({ target }) => { if (!panel.contains(/** @type {Node} */ (target))) close(false); });
  panel.dataset.reading = "ready";
})();
