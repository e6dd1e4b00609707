// The map on which a point is set: by pressing it, or with the keys; with the outlines of the areas and
// districts, which stand without tiles, too.
"use strict";

window.sitegenWhere = (() => {
  const { make } = window.sitegenWords;
  const { readPoint, fromAddress } = window.sitegenValues;
  const CLOSE = 16;
  const DIGITS = 6;
  // Pixels that an arrow moves the map by, with Shift fewer.
  const STEP = 40;
  const FINE = 4;
  /** @type {Record<string, [number, number]>} */
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  /** @type {Record<string, string>} */
  const KEYS = { Enter: "set", "+": "near", ";": "near", "=": "near", "-": "far" };

  /** Say where a point lies. @param {Point} point @param {FormSurveyor} surveyor */
  function inWords(point, surveyor) {
    const { area, inside, metres, district, sure, districtSure } = surveyor.locate(point);
    if (!area) return "";
    if (!inside) {
      return sure ? `この点は、市の圏域の外です。いちばん近い${area.name}まで、およそ${metres}mあります。`
        : `${area.name}の境の近くです。どちらに入るかは、送ったあとの確認でお知らせします。`;
    }
    const named = district ? `${area.name}の「${district}」地区` : area.name;
    if (!sure) return `${named}の中のようです。境の近くです。どちらに入るかは、送ったあとの確認でお知らせします。`;
    return districtSure ? `${named}の中です。` : `${area.name}の中です。「${district}」地区の境の近くです。`;
  }

  /** Hide the names that would cover others. @param {HTMLElement[]} names */
  function uncover(names) {
    const boxes = names.map((name) => name.getBoundingClientRect());
    /** @type {DOMRect[]} */
    const taken = [];
    for (const [index, box] of boxes.entries()) {
      const covers = taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
      names[index].style.visibility = covers ? "hidden" : "";
      if (!covers) taken.push(box);
    }
  }

  /** Make the map of a field; nothing where Leaflet did not come.
   * @param {HTMLElement} field @param {FormSurveyor} surveyor @param {(point: Point) => void} chosen
   */
  function living(field, surveyor, chosen) {
    const data = /** @type {MapData} */ (JSON.parse(document.getElementById("pick-data")?.textContent ?? "{}"));
    const found = window[data.map];
    if (!found || !window.L) return null;
    const map = found;
    document.documentElement.classList.add("has-map");
    const leaflet = window.L;
    const ground = map.getContainer();
    const cross = /** @type {HTMLElement} */ (field.querySelector(".cross"));
    /** @type {import("leaflet").CircleMarker | null} */
    let mark = null;
    for (const { ground: outline } of surveyor.districts) leaflet.polygon(outline, { className: "shape-district", interactive: false }).addTo(map);
    for (const { ground: outline } of surveyor.areas) leaflet.polygon(outline, { className: "shape-area", interactive: false }).addTo(map);
    const names = data.lands.map(({ label, name }) => {
      const tag = make("span", name);
      leaflet.marker(label, { icon: leaflet.divIcon({ className: "pick-name", html: tag, iconSize: undefined }), keyboard: false, interactive: false }).addTo(map);
      return tag;
    });
    map.on("zoomend moveend resize", () => uncover(names));
    // One finger scrolls the page, two move the map.
    if (window.matchMedia("(pointer: coarse)").matches) map.dragging.disable();
    ground.setAttribute("role", "application");
    ground.setAttribute("aria-label", "会場の点を決める地図");
    ground.setAttribute("aria-describedby", "pick-help");
    map.attributionControl.setPrefix(false);
    if (data.attribution) {
      const link = make("a", data.attribution.text, { href: data.attribution.url, rel: "external" });
      map.attributionControl.addAttribution(link.outerHTML);
    }
    map.getPanes().overlayPane.querySelector("svg")?.setAttribute("aria-hidden", "true");

    const all = () => map.fitBounds([[data.bounds[1], data.bounds[0]], [data.bounds[3], data.bounds[2]]], { animate: false });
    /** @param {Point} point */
    function show(point) {
      mark?.remove();
      mark = leaflet.circleMarker(point, { radius: 10, className: "pick-point", interactive: false }).addTo(map);
    }
    /** @param {import("leaflet").LatLng} at */
    function set(at) {
      const point = /** @type {Point} */ ([Number(at.lat.toFixed(DIGITS)), Number(at.lng.toFixed(DIGITS))]);
      show(point);
      chosen(point);
    }
    map.on("click", ({ latlng }) => set(latlng));
    ground.addEventListener("focus", () => { cross.hidden = false; });
    ground.addEventListener("blur", () => { cross.hidden = true; });
    /** @type {Record<string, () => void>} */
    const acts = { near: () => map.zoomIn(1, { animate: false }), far: () => map.zoomOut(1, { animate: false }), all, set: () => set(map.getCenter()) };
    // Leaflet's own keys glide, and not by so little as a house needs.
    map.keyboard.disable();
    ground.tabIndex = 0;
    ground.addEventListener("keydown", (event) => {
      const act = acts[KEYS[event.key]];
      const way = WAYS[event.key];
      if (event.target !== ground || event.ctrlKey || event.metaKey || event.altKey || (!act && !way)) return;
      event.preventDefault();
      const step = event.shiftKey ? FINE : STEP;
      if (way) map.panBy([way[0] * step, way[1] * step], { animate: false });
      else act();
    });
    for (const [name, act] of Object.entries(acts)) field.querySelector(`[data-pick=${name}]`)?.addEventListener("click", act);
    const setter = /** @type {HTMLElement} */ (field.querySelector("[data-pick=set]"));
    for (const name of ["focus", "pointerenter"]) setter.addEventListener(name, () => { cross.hidden = false; });
    for (const name of ["blur", "pointerleave"]) setter.addEventListener(name, () => { cross.hidden = document.activeElement !== ground; });
    map.invalidateSize({ animate: false });
    all();
    return { show, view: (/** @type {Point} */ point) => map.setView(point, CLOSE, { animate: false }), clear: () => mark?.remove() };
  }

  /** Keep a field's text and its map together. @param {HTMLElement} field @param {FormSurveyor} surveyor @param {() => void} changed */
  function watch(field, surveyor, changed) {
    const input = /** @type {HTMLInputElement} */ (field.querySelector("#f-location"));
    const said = /** @type {HTMLElement} */ (field.querySelector("[data-point-said]"));
    const map = living(field, surveyor, (point) => {
      input.value = point.join(", ");
      said.textContent = inWords(point, surveyor);
      changed();
    });

    function follow() {
      const text = fromAddress(input.value);
      if (text !== input.value) input.value = text;
      const read = input.value.trim() ? readPoint(input.value) : null;
      said.textContent = read && "point" in read ? inWords(read.point, surveyor) : "";
      if (!read || !("point" in read)) {
        map?.clear();
        return;
      }
      map?.show(read.point);
      map?.view(read.point);
    }

    input.addEventListener("change", follow);
    input.addEventListener("paste", () => window.setTimeout(follow));
    follow();
  }

  return { inWords, watch };
})();
