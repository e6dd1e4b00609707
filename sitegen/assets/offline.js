// What stays readable without a network: the home page, the reader's area and the saved gatherings. This
// script names them to the service worker (sw.js), which keeps them; on the page that says there is no
// network it lists those that are kept. Opened from disk, or where the site keeps nothing, it only
// remembers the area.
"use strict";

(() => {
  const { t } = window.sitegenWords;
  const { build = "", root = "", top = "", offline } = document.documentElement.dataset;
  const ID = /^[A-Za-z0-9-]+$/;

  /** Read what this browser remembers; null where it may not remember anything.
   * @param {string} name
   */
  function recall(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  }

  function rememberArea() {
    const area = document.querySelector("main")?.dataset.areaPage;
    try {
      if (area) localStorage.setItem("sitegen.area", area);
    } catch {
      // Without a memory the reader only loses that this area stays readable.
    }
  }

  /** Return the ids of the saved gatherings, as many as can be read. */
  function savedIds() {
    try {
      const saved = /** @type {unknown} */ (JSON.parse(recall("sitegen.saved") ?? "[]"));
      return Array.isArray(saved) ? saved.filter((id) => typeof id === "string" && ID.test(id)) : [];
    } catch {
      return [];
    }
  }

  /** Return the pages to keep, by their addresses. */
  function wishes() {
    const area = recall("sitegen.area") ?? "";
    const paths = ["index.html", ...(ID.test(area) ? [`areas/${area}/index.html`] : [])];
    const saved = savedIds();
    if (saved.length) paths.push("saved/index.html", ...saved.map((id) => `places/${id}/index.html`));
    return paths.map((path) => new URL(root + path, location.href).href);
  }

  // ---- the worker ----------------------------------------------------------------------------

  /** Tell the workers that are there what to keep: the one at work and the one of the next build.
   * @param {ServiceWorkerRegistration} registration
   */
  function tell(registration) {
    for (const worker of [registration.active, registration.waiting]) worker?.postMessage({ build, keep: wishes() });
  }

  async function start() {
    const registration = await navigator.serviceWorker.register(`${top}sw.js`);
    registration.addEventListener("updatefound", () => {
      const fresh = registration.installing;
      fresh?.addEventListener("statechange", () => { if (fresh.state === "installed") tell(registration); });
    });
    await navigator.serviceWorker.ready;
    tell(registration);
    window.addEventListener("sitegen:saved", () => tell(registration));
  }

  // ---- the page that says there is no network ------------------------------------------------

  /** Return the name of a kept page; undefined of one that is not kept.
   * @param {string} address
   */
  async function nameOf(address) {
    const kept = await caches.match(address);
    if (!kept) return undefined;
    const page = new DOMParser().parseFromString(await kept.text(), "text/html");
    return page.querySelector('meta[property="og:title"]')?.getAttribute("content");
  }

  /** Make a link in an item of a list.
   * @param {string} address
   * @param {string} name
   */
  function makeLink(address, name) {
    const [item, link] = [document.createElement("li"), document.createElement("a")];
    link.href = address;
    link.textContent = name;
    link.className = "act";
    item.append(link);
    return item;
  }

  /** List what is kept, and offer to try the asked page again.
   * @param {HTMLElement} list
   */
  async function showKept(list) {
    const [home, ...others] = wishes();
    const named = await Promise.all(others.map(async (address) => [address, await nameOf(address)]));
    const rows = named.flatMap(([address, name]) => (address && name ? [makeLink(address, name)] : []));
    if (await caches.match(home)) rows.unshift(makeLink(home, t("はじめのページ")));
    list.append(...rows);
    for (const part of document.querySelectorAll("[data-kept-none]")) part.toggleAttribute("hidden", rows.length > 0);
    for (const part of document.querySelectorAll("[data-kept-some]")) part.toggleAttribute("hidden", !rows.length);
    const again = makeLink(location.href, t("もう一度つないでみる"));
    document.querySelector("[data-kept-again]")?.append(again);
  }

  rememberArea();
  if (offline === undefined || !("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-kept-list]"));
  if (list) showKept(list);
  // A worker that cannot be had, today or in this browser, takes nothing from the page.
  window.addEventListener("load", () => { start().catch(() => undefined); });
})();
