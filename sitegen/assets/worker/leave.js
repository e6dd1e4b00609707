// The service worker of a site that keeps nothing (`offline: false` in areas/city.yaml): where an older
// one is at work it takes its place, removes what that one kept, and goes.
"use strict";

(() => {
  const worker = /** @type {SitegenWorker} */ (/** @type {unknown} */ (self));
  const OURS = `sitegen ${new URL("./", worker.location.href).pathname} `;

  async function leave() {
    const kept = (await caches.keys()).filter((name) => name.startsWith(OURS));
    await Promise.all(kept.map((name) => caches.delete(name)));
    await worker.registration.unregister();
  }

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(leave()));
})();
