// Which record is to be opened; and what is said of one that can not be.
"use strict";

window.sitegenChooser = (() => {
  const { make } = window.sitegenWords;
  const known = window.sitegenForm;
  const MOST = 30;

  /** @param {string} selector */
  const element = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

  /** Say that a record can not be opened here, and where it can. @param {string} text @param {string} [path] */
  function refuse(text, path) {
    element("[data-unreadable]").hidden = false;
    element("[data-unreadable-text]").textContent = text;
    if (!path || !known.forge) return;
    const { href } = window.sitegenForge.address(known.forge, path, "", false);
    element("[data-unreadable-link]").append(make("a", "記録の置き場で、このファイルを開く", { href, class: "act", rel: "external" }));
  }

  /** Let a person choose a record by its name. */
  function choose() {
    const box = /** @type {HTMLInputElement} */ (document.getElementById("choose"));

    function list() {
      const typed = box.value.normalize("NFKC").trim();
      const found = known.records.filter(([id, name]) => name.normalize("NFKC").includes(typed) || id.includes(typed.toLowerCase()));
      element("[data-choose-said]").textContent = found.length > MOST ? `${found.length}件あります。はじめの${MOST}件です。` : `${found.length}件あります。`;
      element("[data-choose-list]").replaceChildren(...found.slice(0, MOST).map(([id, name]) => {
        const item = make("li");
        item.append(make("a", name, { href: `?id=${id}` }));
        return item;
      }));
    }
    element("[data-chooser]").hidden = false;
    box.addEventListener("input", list);
    list();
  }

  return { choose, refuse };
})();
