// Loads the finder's data when somebody searches, as scripts: a page opened from disk may read
// nothing else. What is loaded must be of the page's own build.
"use strict";

window.sitegenLoad = (() => {
  const { root = "", top = "", build = "" } = document.documentElement.dataset;
  /** @type {Map<string, Promise<void>>} */
  const asked = new Map();
  /** @type {Site | undefined} */
  let unpacked;

  /** Load a script once, in the state that the page was made with.
   * @param {string} path
   * @returns {Promise<void>}
   */
  function script(path) {
    const known = asked.get(path);
    if (known) return known;
    /** @type {Promise<void>} */
    const loaded = new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.addEventListener("load", () => resolve());
      element.addEventListener("error", () => {
        asked.delete(path);
        element.remove();
        reject(new Error(path));
      });
      element.src = build ? `${path}?v=${build}` : path;
      document.head.append(element);
    });
    asked.set(path, loaded);
    return loaded;
  }

  /** Load what the whole site holds; fails without a network, or where the site was built anew.
   * @returns {Promise<Site>}
   */
  async function search() {
    await script(`${top}assets/fold.js`);
    if (!window.sitegenFilter) await script(`${top}assets/filter.js`);
    await script(`${top}assets/unpack.js`);
    await script(`${root}assets/search.js`);
    if (window.sitegenSearch.build !== build) throw new Error("another build");
    unpacked ??= window.sitegenUnpack(window.sitegenSearch);
    return unpacked;
  }

  return { script, search };
})();
