// The living map: draws the page's lands and pins on the Leaflet map that Folium's script made.
// Everything a record says comes from the page's JSON and becomes text, never markup.
// Without this script the page is whole: the list, and our own drawing in the map's place.
"use strict";

(() => {
  const holder = /** @type {HTMLElement} */ (document.getElementById("map"));
  const source = document.getElementById("map-data");
  if (!holder || !source || !window.L) return;
  const data = /** @type {MapData} */ (JSON.parse(source.textContent));
  const map = /** @type {LeafletMap} */ (window[data.map]);
  if (!map) return;
  const frame = /** @type {HTMLElement} */ (holder.parentElement);
  const { t, counted, plain } = window.sitegenWords;
  const TARGET = 44;
  const APART = 40;

  /** A pin with its marker and the rows of its gatherings; it is out if none of them was found.
   * @typedef {{pin: Pin, marker: L.Marker, element: HTMLElement, leader: L.Polyline | null,
   *   rows: HTMLElement[], out: boolean}} Entry
   */

  /** Make an element with text and attributes.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {string} [text]
   * @param {Record<string, string>} [attributes]
   */
  function make(tag, text = "", attributes = {}) {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  /** @type {[Point, Point]} */
  const corners = [[data.bounds[1], data.bounds[0]], [data.bounds[3], data.bounds[2]]];
  function showAll() {
    map.fitBounds(corners, { animate: false, padding: data.map === "map_city" ? [44, 16] : [12, 12] });
  }

  // ---- lands: the area, its neighbours, or the city's areas ------------------------------

  /** @type {HTMLElement[]} */
  const nameTags = [];
  /** @type {{slug: string, count: number, element: HTMLElement}[]} */
  const counts = [];

  /** Return the element of a marker that stands on the map. @param {L.Marker} marker */
  const elementOf = (marker) => /** @type {HTMLElement} */ (marker.getElement());

  /** Read a ring written as steps of a hundred-thousandth of a degree. @param {string} text */
  function decode(text) {
    const steps = text.split(" ").map(Number);
    /** @type {Point[]} */
    const points = [];
    for (let x = 0, y = 0, at = 0; at < steps.length; at += 2) {
      x += steps[at];
      y += steps[at + 1];
      points.push([y / 1e5, x / 1e5]);
    }
    return points;
  }

  /** @param {Land} land */
  function drawLand(land) {
    const isCity = data.map === "map_city";
    const outline = land.polygons.map((rings) => rings.map(decode));
    const shape = L.polygon(outline, {
      className: land.own ? "shape-own" : "shape-near",
      interactive: isCity || !land.own,
      bubblingMouseEvents: false,
    }).addTo(map);
    if (!isCity && land.own) return;
    shape.on("click", () => { location.href = land.href; });
    const link = make("a", land.name, { href: land.href });
    if (isCity) link.append(make("small", String(land.count)));
    const tag = L.marker(land.label, {
      icon: L.divIcon({ className: `land-label${land.own ? " is-own" : ""}`, html: link, iconSize: undefined }),
      keyboard: false,
    }).addTo(map);
    nameTags.push(elementOf(tag));
    if (isCity) counts.push({ slug: land.slug, count: land.count, element: link });
  }

  /** Hide the names that would cover others at this zoom; the list has them all. */
  function uncoverNames() {
    /** @type {DOMRect[]} */
    const taken = [];
    for (const tag of nameTags) {
      tag.style.visibility = "";
      const box = (tag.firstElementChild ?? tag).getBoundingClientRect();
      const covers = taken.some((other) =>
        box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
      tag.style.visibility = covers ? "hidden" : "";
      if (!covers) taken.push(box);
    }
  }

  // ---- pins -----------------------------------------------------------------------------

  const drawn = holder.querySelectorAll(".map-drawing .pin");
  /** @type {Entry | null} */
  let chosen = null;
  /** @type {HTMLElement | null} */
  let opener = null;

  /** @param {Pin} pin @param {number} index */
  function markOf(pin, index) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", `mark mark-${pin.mark}`);
    svg.setAttribute("viewBox", "-23 -23 46 46");
    svg.setAttribute("aria-hidden", "true");
    for (const child of drawn[index].children) svg.append(child.cloneNode(true));
    return svg;
  }

  /** Return a copy of a mark of the page. @param {Element} element @param {string} selector */
  const copyOf = (element, selector) => /** @type {SVGElement} */ (element.querySelector(selector)?.cloneNode(true));

  /** @param {Pin} pin @param {number} index */
  function addPin(pin, index) {
    const marker = L.marker([pin.lat, pin.lon], {
      icon: L.divIcon({ className: "map-pin", html: markOf(pin, index), iconSize: [TARGET, TARGET] }),
      zIndexOffset: 1000,
    }).addTo(map);
    const element = elementOf(marker);
    const { number, label, places } = pin;
    element.setAttribute("aria-label", places.length > 1
      ? counted("{number}番 {venue} {count}つの集まり", places.length, { number, venue: label })
      : t("{number}番 {venue} {name}", { number, venue: label, name: places[0].name }));
    element.setAttribute("aria-expanded", "false");
    element.dataset.pinNumber = String(pin.number);
    const rows = places.map((place) => document.getElementById(place.id)).filter((row) => row !== null);
    /** @type {Entry} */
    const entry = { pin, marker, element, leader: null, rows, out: false };
    marker.on("click", () => choose(entry, element));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(entry, element);
    });
    pairUp(entry);
    return entry;
  }

  /** Mark the row under the pointer or focus together with its pin, both ways.
   * @param {Pick<Entry, "element" | "rows">} entry
   */
  function pairUp(entry) {
    const all = [entry.element, ...entry.rows];
    const near = (/** @type {boolean} */ on) => () => all.forEach((one) => one.classList.toggle("is-near", on));
    for (const one of all) {
      one.addEventListener("mouseenter", near(true));
      one.addEventListener("mouseleave", near(false));
      one.addEventListener("focusin", near(true));
      one.addEventListener("focusout", near(false));
    }
  }

  /** Move pins apart where they would hide each other at this zoom, with a line to the spot. */
  function spreadPins() {
    const shown = pins.filter(({ out }) => !out);
    const spots = shown.map((entry, index) => {
      const at = map.latLngToLayerPoint([entry.pin.lat, entry.pin.lon]);
      return { true: at, x: at.x + 0.01 * Math.cos(index * 2.4), y: at.y + 0.01 * Math.sin(index * 2.4) };
    });
    for (let round = 0, moved = true; moved && round < 60; round += 1) {
      moved = false;
      for (let one = 0; one < spots.length; one += 1) {
        for (let other = one + 1; other < spots.length; other += 1) {
          const dx = spots[other].x - spots[one].x;
          const dy = spots[other].y - spots[one].y;
          const distance = Math.hypot(dx, dy) || 1;
          if (distance >= APART - 0.5) continue;
          const push = (APART - distance) / 2 / distance;
          spots[one].x -= dx * push;
          spots[one].y -= dy * push;
          spots[other].x += dx * push;
          spots[other].y += dy * push;
          moved = true;
        }
      }
    }
    shown.forEach((entry, index) => {
      const spot = spots[index];
      const place = map.layerPointToLatLng([spot.x, spot.y]);
      const away = Math.hypot(spot.x - spot.true.x, spot.y - spot.true.y) > 6;
      entry.marker.setLatLng(away ? place : [entry.pin.lat, entry.pin.lon]);
      entry.leader?.remove();
      /** @type {L.LatLngExpression[]} */
      const line = [[entry.pin.lat, entry.pin.lon], place];
      entry.leader = away ? L.polyline(line, { className: "pin-leader", interactive: false }).addTo(map) : null;
    });
  }

  // ---- the panel --------------------------------------------------------------------------

  const panel = make("section", "", { class: "map-panel", "aria-labelledby": "map-panel-title", hidden: "" });
  const title = make("h3", "", { id: "map-panel-title", tabindex: "-1" });
  const list = make("ul");
  const close = make("button", t("閉じる"), { type: "button", class: "panel-close" });
  panel.append(title, close, list);
  close.addEventListener("click", () => dismiss(true));
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") dismiss(true); });

  /** Show what meets at a pin. @param {Entry} entry @param {HTMLElement} from what was pressed for it */
  function choose(entry, from) {
    dismiss(false);
    chosen = entry;
    opener = from;
    title.replaceChildren(copyOf(entry.element, "svg"), make("span", entry.pin.label));
    const places = entry.pin.places.filter(({ id }) => !left || left.has(id));
    list.replaceChildren(...places.map((place) => {
      const item = make("li");
      item.append(make("a", place.name, { href: place.href }), make("p", place.when));
      // The row's own words, since dates.js keeps them true on the day they are read.
      const next = plain(document.querySelector(`[id="${CSS.escape(place.id)}"] .next`));
      if (next) item.append(make("p", next, { class: "next" }));
      if (place.venue !== entry.pin.label) item.append(make("p", place.venue));
      return item;
    }));
    panel.hidden = false;
    entry.element.classList.add("is-chosen");
    entry.element.setAttribute("aria-expanded", "true");
    entry.rows.forEach((row) => row.classList.add("is-chosen"));
    if (from === entry.element && window.matchMedia("(min-width: 60rem)").matches) {
      entry.rows[0]?.scrollIntoView({ block: "nearest" });
    } else if (from !== entry.element) {
      map.setView(entry.marker.getLatLng(), Math.max(map.getZoom(), 15), { animate: false });
      holder.scrollIntoView({ block: "nearest" });
    }
    // The panel covers the map's foot: lift a pin that would lie under it.
    const hidden = entry.element.getBoundingClientRect().bottom + 8 - panel.getBoundingClientRect().top;
    if (hidden > 0) map.panBy([0, hidden], { animate: false });
    title.focus({ preventScroll: true });
  }

  /** Close the panel. @param {boolean} giveBack whether focus goes back to what opened it */
  function dismiss(giveBack) {
    if (!chosen) return;
    panel.hidden = true;
    chosen.element.classList.remove("is-chosen");
    chosen.element.setAttribute("aria-expanded", "false");
    chosen.rows.forEach((row) => row.classList.remove("is-chosen"));
    chosen = null;
    if (giveBack) opener?.focus();
  }

  // ---- what the finder left ---------------------------------------------------------------

  const MOST_FOUND = 60;
  const found = L.layerGroup().addTo(map);
  /** The numbers that stand in the marks of rows that were found.
   * @type {Element[]}
   */
  const numbered = [];
  /** The ids of what the list still shows, if something is asked.
   * @type {Set<string> | null}
   */
  let left = null;

  /** What was found last, until the map shows it.
   * @type {Finding | null}
   */
  let waiting = null;

  /** Show on the map what was found when the list has been painted: once for presses in a row.
   * @param {Finding} finding
   */
  function follow(finding) {
    if (!waiting) {
      window.sitegenDates.afterPaint(() => {
        if (waiting) narrow(waiting);
        waiting = null;
      });
    }
    waiting = finding;
  }

  /** Show on the map what the list still shows: pins, an area's count, or in the city what was found.
   * @param {Finding} finding
   */
  function narrow({ rows, active, from }) {
    dismiss(false);
    left = active ? new Set(rows.map(({ id }) => id)) : null;
    for (const entry of pins) {
      entry.out = active && !entry.pin.places.some(({ id }) => left?.has(id));
      entry.element.hidden = entry.out;
      if (entry.out) entry.leader?.remove();
    }
    for (const { slug, count, element } of counts) {
      const still = active ? rows.filter(({ areas }) => areas.includes(slug)).length : count;
      element.querySelector("small")?.replaceChildren(String(still));
      element.classList.toggle("is-out", !still);
    }
    found.clearLayers();
    here.clearLayers();
    if (from) L.circleMarker(from.point, { radius: 9, className: "here", interactive: false }).addTo(here);
    if (data.map === "map_city") drawFound(active && rows.length <= MOST_FOUND ? rows : [], from);
    spreadPins();
  }

  /** Draw the rows that were found on the city's map, each leading back to its row.
   * @param {Row[]} rows
   * @param {Origin | null} from
   */
  function drawFound(rows, from) {
    const bounds = L.latLngBounds(from ? [from.point] : []);
    for (const text of numbered.splice(0)) text.textContent = "";
    for (const [index, { element, points }] of rows.entries()) {
      const link = /** @type {HTMLElement} */ (element.querySelector("h3 a"));
      const number = String(index + 1);
      const text = /** @type {Element} */ (element.querySelector(".entry-mark text"));
      text.textContent = number;
      numbered.push(text);
      for (const point of points) {
        const icon = L.divIcon({ className: "map-pin", html: copyOf(element, ".entry-mark svg"), iconSize: [TARGET, TARGET] });
        const marker = L.marker(point, { icon, zIndexOffset: 1000 }).addTo(found);
        const pin = elementOf(marker);
        pin.setAttribute("aria-label", t("{number}番 {name}", { number, name: plain(link) }));
        pin.setAttribute("role", "button");
        const go = () => { element.scrollIntoView({ block: "center" }); link.focus({ preventScroll: true }); };
        marker.on("click", go);
        pin.addEventListener("keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          go();
        });
        pairUp({ element: pin, rows: [element] });
        bounds.extend(point);
      }
    }
    if (rows.length && bounds.isValid()) map.fitBounds(bounds, { animate: false, padding: [40, 40], maxZoom: 15 });
    else showAll();
  }

  // ---- buttons ----------------------------------------------------------------------------

  const buttons = make("div", "", { class: "map-buttons", role: "group", "aria-label": t("地図の操作") });
  const said = make("p", "", { class: "map-said", role: "status" });
  const here = L.layerGroup().addTo(map);

  /** @param {string} text @param {(button: HTMLButtonElement) => void} press */
  function addButton(text, press) {
    const button = make("button", text, { type: "button" });
    button.addEventListener("click", () => press(button));
    buttons.append(button);
  }

  /** Show where the reader is: asked for only now, drawn only here, kept nowhere. */
  function locate() {
    said.textContent = t("いまいる所をさがしています…");
    if (!navigator.geolocation) {
      said.textContent = t("いまいる所が分かりませんでした。");
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        said.textContent = "";
        here.clearLayers();
        /** @type {Point} */
        const at = [coords.latitude, coords.longitude];
        L.circle(at, { radius: coords.accuracy, className: "here-around", interactive: false }).addTo(here);
        L.circleMarker(at, { radius: 9, className: "here", interactive: false }).addTo(here);
        map.setView(at, Math.max(map.getZoom(), 15), { animate: false });
      },
      (problem) => { said.textContent = problem.code === 1 ? t("位置を使う許可がありません。機械の設定で許すと使えます。") : t("いまいる所が分かりませんでした。"); },
      { timeout: 10000, maximumAge: 60000 },
    );
  }

  /** Let the map fill the window, where one finger may move it; and back again.
   * @param {HTMLButtonElement} button
   */
  function enlarge(button) {
    const large = frame.classList.toggle("is-large");
    button.textContent = large ? t("もとの大きさ") : t("大きな地図");
    if (touch) map.dragging[large ? "enable" : "disable"]();
    map.invalidateSize({ animate: false });
    showAll();
  }

  // ---- together ---------------------------------------------------------------------------

  document.documentElement.classList.add("has-map");
  // One finger scrolls the page, two move the map: a map must never be a trap on the way down.
  const touch = window.matchMedia("(pointer: coarse)").matches;
  if (touch) map.dragging.disable();
  map.attributionControl.setPrefix(false);
  if (data.attribution) {
    const link = make("a", data.attribution.text, { href: data.attribution.url, rel: "external" });
    map.attributionControl.addAttribution(link.outerHTML);
  }
  L.control.scale({ imperial: false }).addTo(map);
  map.invalidateSize({ animate: false });
  showAll();
  data.lands.forEach(drawLand);
  const pins = data.pins.map(addPin);
  addButton(t("＋ 近く"), () => map.zoomIn(1, { animate: false }));
  addButton(t("− 遠く"), () => map.zoomOut(1, { animate: false }));
  addButton(t("全体"), showAll);
  if (data.map !== "map_city") addButton(t("いまいる所"), locate);
  addButton(t("大きな地図"), enlarge);
  holder.append(said, panel);
  frame.append(buttons);
  if (touch) frame.append(make("p", t("地図は二本の指で動かせます。"), { class: "map-hint" }));
  for (const one of document.querySelectorAll("[data-show-pin]")) {
    const button = /** @type {HTMLElement} */ (one);
    const entry = pins.find(({ pin }) => String(pin.number) === button.dataset.showPin);
    button.hidden = !entry;
    if (entry) button.addEventListener("click", () => choose(entry, button));
  }
  window.addEventListener("sitegen:found", ({ detail }) => follow(detail));
  map.on("zoomend", spreadPins);
  map.on("zoomend resize", uncoverNames);
  spreadPins();
  uncoverNames();
})();
