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
  /** @type {Record<string, string>} */
  let chosen = {};
  /** @type {Record<string, string>} */
  let usual = {};
  let asked = false;

  /** Read what was chosen; a browser that keeps nothing (in private, from disk) has nothing to say. */
  function recall() {
    // On pages in やさしい日本語 furigana stands from the beginning.
    usual = { ruby: html.dataset.language === "easy" ? "on" : "off", text: "normal", spacing: "normal" };
    try {
      const kept = Object.entries(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
      chosen = Object.fromEntries(kept.filter(([name, value]) => CHOICES[name]?.includes(value)));
    } catch {
      chosen = {};
    }
  }

  /** Keep what was chosen, and no more: what is usual differs between languages. */
  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(chosen));
    } catch { /* It holds for this page at least. */ }
  }

  /** Make the page as it was chosen. */
  function apply() {
    const wanted = { ...usual, ...chosen };
    for (const name of ["text", "spacing"]) {
      if (wanted[name] === "normal") html.removeAttribute(`data-${name}`);
      else html.setAttribute(`data-${name}`, wanted[name]);
    }
    html.toggleAttribute("data-ruby", wanted.ruby === "on");
    for (const input of panel?.querySelectorAll("input") ?? []) input.checked = wanted[input.name.slice(8)] === input.value;
    if (wanted.ruby !== "on") window.sitegenFurigana?.hide();
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

  recall();
  apply();
  window.addEventListener("storage", ({ key }) => { if (key === KEY) { recall(); apply(); } });
  // A page that comes back by the back button may have been left before something else was chosen.
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) { recall(); apply(); } });
  if (!panel) return;
  panel.addEventListener("change", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    chosen[name.slice(8)] = value;
    keep();
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
