// The lands of the living map: the area and its neighbours, or the city's areas with their counts.
"use strict";

(() => {
  if (!window.sitegenMap || !window.L) return;
  const { map, data, holder, city } = window.sitegenMap;
  const { make } = window.sitegenWords;

  /** @type {HTMLElement[]} */
  const nameTags = [];
  /** @type {{slug: string, count: number, element: HTMLElement}[]} */
  const counts = [];

  /** @param {Land} land */
  function drawLand(land) {
    const outline = land.polygons.map((rings) => rings.map(window.sitegenRing));
    const shape = L.polygon(outline, {
      className: land.own ? "shape-own" : "shape-near",
      interactive: city || !land.own,
      bubblingMouseEvents: false,
    }).addTo(map);
    if (!city && land.own) return;
    shape.on("click", () => { location.href = land.href; });
    const link = make("a", land.name, { href: land.href });
    if (city) link.append(make("small", String(land.count)));
    const tag = L.marker(land.label, {
      icon: L.divIcon({ className: `land-label${land.own ? " is-own" : ""}`, html: link, iconSize: undefined }),
      keyboard: false,
    }).addTo(map);
    nameTags.push(/** @type {HTMLElement} */ (tag.getElement()));
    if (city) counts.push({ slug: land.slug, count: land.count, element: link });
  }

  /** Hide the names that would cover others at this zoom, lie under a pin or be cut; the list has them all. */
  function uncoverNames() {
    const taken = [...holder.querySelectorAll(".map-pin:not([hidden])")].map((pin) => pin.getBoundingClientRect());
    const frame = holder.getBoundingClientRect();
    // A hidden name keeps its box, so all are read before any is written: one layout, not one a name.
    const boxes = nameTags.map((tag) => (tag.firstElementChild ?? tag).getBoundingClientRect());
    for (const [index, box] of boxes.entries()) {
      const covers = taken.some((other) =>
        box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
      const cut = box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
      nameTags[index].style.visibility = covers || cut ? "hidden" : "";
      if (!covers && !cut) taken.push(box);
    }
  }

  data.lands.forEach(drawLand);
  // A picture without a name; what it shows stands in the names, the pins and the list.
  map.getPanes().overlayPane.querySelector("svg")?.setAttribute("aria-hidden", "true");
  map.on("zoomend moveend resize", uncoverNames);
  uncoverNames();
  window.sitegenMap.counts = counts;
  window.sitegenMap.uncoverNames = uncoverNames;
})();
