self.sitegenBuild={"build":"0000000000","languages":["","easy/","en/"],"files":{"assets/agenda/city.js":"sha256-0=","assets/agenda/kita.js":"sha256-0=","assets/agenda/minami.js":"sha256-0=","assets/agenda/shima.js":"sha256-0=","assets/apple-touch-icon.png":"sha256-0=","assets/ask.js":"sha256-0=","assets/asks.js":"sha256-0=","assets/calendar.css":"sha256-0=","assets/cards.js":"sha256-0=","assets/categories.css":"sha256-0=","assets/dates.js":"sha256-0=","assets/desk.css":"sha256-0=","assets/favicon.svg":"sha256-0=","assets/filter.js":"sha256-0=","assets/finder.css":"sha256-0=","assets/finder.js":"sha256-0=","assets/fold.js":"sha256-0=","assets/furigana.js":"sha256-0=","assets/home.css":"sha256-0=","assets/icon-192.png":"sha256-0=","assets/icon-512.png":"sha256-0=","assets/icon-maskable.svg":"sha256-0=","assets/icon.svg":"sha256-0=","assets/leaflet/leaflet.css":"sha256-0=","assets/leaflet/leaflet.js":"sha256-0=","assets/map.css":"sha256-0=","assets/map.js":"sha256-0=","assets/maps/city.js":"sha256-0=","assets/maps/kita.js":"sha256-0=","assets/maps/minami.js":"sha256-0=","assets/maps/place.js":"sha256-0=","assets/maps/shima.js":"sha256-0=","assets/near.js":"sha256-0=","assets/newsletter.css":"sha256-0=","assets/numbers.css":"sha256-0=","assets/readings.js":"sha256-0=","assets/savedcalendar.js":"sha256-0=","assets/savedlist.css":"sha256-0=","assets/savedlist.js":"sha256-0=","assets/search.js":"sha256-0=","assets/share.js":"sha256-0=","assets/sheet.css":"sha256-0=","assets/site.css":"sha256-0=","assets/unpack.js":"sha256-0=","assets/words.js":"sha256-0=","easy/assets/agenda/city.js":"sha256-0=","easy/assets/agenda/kita.js":"sha256-0=","easy/assets/agenda/minami.js":"sha256-0=","easy/assets/agenda/shima.js":"sha256-0=","easy/assets/cards.js":"sha256-0=","easy/assets/catalogue.js":"sha256-0=","easy/assets/search.js":"sha256-0=","en/assets/agenda/city.js":"sha256-0=","en/assets/agenda/kita.js":"sha256-0=","en/assets/agenda/minami.js":"sha256-0=","en/assets/agenda/shima.js":"sha256-0=","en/assets/cards.js":"sha256-0=","en/assets/catalogue.js":"sha256-0=","en/assets/search.js":"sha256-0=","newsletters/2026-11-ocha.svg":"sha256-0=","places/ocha/salon.png":"sha256-0="}};
// The service worker: keeps a few pages for when there is no network. It stands in sw.js at the site's
// root, behind a line that sets `sitegenBuild`: the build's name, its languages' folders, and a digest of
// every file that pages load. A cache belongs to one build. A page is kept only if it names that build,
// and a file only if its digest is the build's, so that two builds never mix, even where a server swaps
// its files while they are fetched. Pages come from the network first; files of the own build from the
// cache; everything else goes to the network as if there were no worker.
"use strict";

(() => {
  const worker = /** @type {SitegenWorker} */ (/** @type {unknown} */ (self));
  const { build, languages, files } = worker.sitegenBuild;
  const PATIENCE = 4000;
  const SCOPE = new URL("./", worker.location.href);
  // Two sites may share a host, each in a folder of its own, and so share its caches.
  const OURS = `sitegen ${SCOPE.pathname} `;
  const OWN = OURS + build;
  const WISHES = `${OURS}wishes`;
  const LIST = new URL("wishes.json", SCOPE).href;
  const HTML = new RegExp(`<html[^>]* data-build="${build}"`);
  const ADDRESS = new RegExp(`(?:="|, )([^"\\s]+\\?v=${build})(?:"| \\d+w)`, "g");
  const CORE = languages.map(offlinePage);

  // ---- keeping -------------------------------------------------------------------------------

  /** Return the address of a language's page that says that there is no network.
   * @param {string} folder
   */
  function offlinePage(folder) {
    return new URL(`${folder}offline/index.html`, SCOPE).href;
  }

  /** Return the one address of a page, however it was asked for; "" for one that is not ours.
   * @param {string} address
   */
  function pageAt(address) {
    const { origin, pathname } = new URL(address, SCOPE);
    const page = origin + pathname.replace(/\/$/, "/index.html");
    return page.startsWith(SCOPE.href) ? page : "";
  }

  /** Return the path of a file below the site's root, as `files` has it.
   * @param {URL} url
   */
  const pathOf = (url) => decodeURIComponent(url.pathname.slice(SCOPE.pathname.length));

  /** Fetch a file, but only the one of this build.
   * @param {URL} url
   * @param {RequestCache} [cache]
   */
  const fetchFile = (url, cache = "default") => fetch(url, { cache, integrity: files[pathOf(url)] });

  /** Put a page into the cache with the files it loads; the page last, so that it is never there alone.
   * @param {Cache} cache
   * @param {string} page
   */
  async function keep(cache, page) {
    if (await cache.match(page)) return;
    const response = await fetch(page, { cache: "no-cache" });
    if (response.status === 404 || response.status === 410) return;
    const text = await response.text();
    if (!response.ok || !HTML.test(text)) throw new Error(`${page} is not of the build ${build}`);
    const wanted = [...text.matchAll(ADDRESS)].map(([, address]) => new URL(address, page));
    const addresses = new Map(wanted.filter((url) => files[pathOf(url)]).map((url) => [url.href, url]));
    await Promise.all([...addresses].map(async ([address, url]) => {
      if (!(await cache.match(address))) await cache.put(address, await fetchFile(url, "no-cache"));
    }));
    await cache.put(page, new Response(text, { headers: { "content-type": "text/html; charset=utf-8" } }));
  }

  /** Keep what every reader needs and what this one wishes; fail if the server has another build.
   * @param {string[]} wishes
   */
  async function keepAll(wishes) {
    const cache = await caches.open(OWN);
    for (const page of new Set([...CORE, ...wishes])) await keep(cache, page);
  }

  /** Return the pages that this reader's pages asked to keep, whatever build they were of. */
  async function readWishes() {
    const list = await (await caches.open(WISHES)).match(LIST);
    return /** @type {string[]} */ (list ? await list.json() : []);
  }

  /** Remember what to keep, for this build and the next, and fetch what is not there.
   * @param {string[]} addresses
   */
  async function wish(addresses) {
    const wishes = addresses.map(pageAt).filter(Boolean);
    await (await caches.open(WISHES)).put(LIST, new Response(JSON.stringify(wishes)));
    await keepAll(wishes);
  }

  /** Take over from the older worker once no other page is open: one of its build may still load files. */
  async function takeOver() {
    const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (open.filter((one) => one.url.startsWith(SCOPE.href)).length <= 1) worker.skipWaiting();
  }

  async function clearOthers() {
    const others = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== OWN && name !== WISHES);
    await Promise.all(others.map((name) => caches.delete(name)));
  }

  // ---- answering -----------------------------------------------------------------------------

  /** Return the kept page, marked as kept, so that it shows from what day it is.
   * @param {string} page
   */
  async function keptPage(page) {
    const found = page && await (await caches.open(OWN)).match(page);
    if (!found) return undefined;
    const text = (await found.text()).replace("<html ", "<html data-kept ");
    return new Response(text, { headers: found.headers });
  }

  /** Return the page that says there is no network, its addresses made right for wherever it is shown.
   * @param {string} asked
   */
  async function sayOffline(asked) {
    const path = new URL(asked).pathname.slice(SCOPE.pathname.length);
    const folder = languages.filter((one) => path.startsWith(one)).sort((one, other) => other.length - one.length)[0];
    const page = offlinePage(folder);
    const kept = await keptPage(page);
    if (!kept) return Response.error();
    const whole = (/** @type {string} */ _, /** @type {string} */ way) => `="${new URL(way, page).pathname}`;
    const text = (await kept.text()).replace(/="((?:\.\.\/)+)/g, whole);
    return new Response(text, { status: 503, headers: kept.headers });
  }

  /** Answer a navigation: from the network, or where that takes too long or fails, with what is kept.
   * @param {FetchEvent} event
   */
  async function givePage(event) {
    const asked = event.request.url;
    // A page out of the browser's own cache could be of a build whose files the server has no more.
    const network = fetch(event.request, { cache: "no-cache" });
    const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
    const quick = await Promise.race([network, late]).catch(() => undefined);
    if (quick && quick.status < 500) return quick;
    return await keptPage(pageAt(asked)) ?? quick ?? network.catch(() => sayOffline(asked));
  }

  /** Answer with a file of this build, from the cache or else the network, or not at all.
   * @param {URL} url
   */
  const giveFile = async (url) => await (await caches.open(OWN)).match(url.href) ?? fetchFile(url);

  worker.addEventListener("install", (event) => {
    event.waitUntil(readWishes().then(keepAll));
  });
  worker.addEventListener("activate", (event) => {
    // The first page of a new reader is older than its worker, and may still load files.
    event.waitUntil(Promise.all([clearOthers(), worker.clients.claim()]));
  });
  worker.addEventListener("message", (event) => {
    const { keep: addresses, build: shown } = event.data;
    const kept = wish(addresses).then(() => (shown === build ? takeOver() : undefined));
    // The network may have gone, or the server may have the next build: then that one keeps them.
    event.waitUntil(kept.catch(() => undefined));
  });
  worker.addEventListener("fetch", (event) => {
    const { method, mode, url: address } = event.request;
    const url = new URL(address);
    if (method !== "GET" || !address.startsWith(SCOPE.href)) return;
    if (mode === "navigate") event.respondWith(givePage(event));
    else if (url.searchParams.get("v") === build && files[pathOf(url)]) event.respondWith(giveFile(url));
  });
})();
