// The numbered pins of the living map: one a venue, moved apart where they would hide each other, each
// with the panel of what meets there, and marked together with its rows of the list.
"use strict";

(() => {
  if (!window.sitegenMap || !window.L) return;
  const { map, data, holder } = window.sitegenMap;
  const { t, counted, plain, make } = window.sitegenWords;
  const TARGET = 44;
  const APART = 40;
  /** What else stands on the map as a pin (see mapfound.js).
   * @type {Placed[]}
   */
  const others = [];
  /** The ids of what the list still shows, if something is asked.
   * @type {Set<string> | null}
   */
  let left = null;

  const drawn = holder.querySelectorAll(".map-drawing .pin");
  /** @type {MapPin | null} */
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

  /** @param {Pin} pin @param {number} index */
  function addPin(pin, index) {
    const marker = L.marker([pin.lat, pin.lon], {
      icon: L.divIcon({ className: "map-pin", html: markOf(pin, index), iconSize: [TARGET, TARGET] }),
      zIndexOffset: 1000,
    }).addTo(map);
    const element = /** @type {HTMLElement} */ (marker.getElement());
    const { number, label, places } = pin;
    const name = places.length > 1
      ? counted("{number}番 {venue} {count}つの集まり", places.length, { number, venue: label })
      : places[0].name === label ? t("{number}番 {name}", { number, name: label })
        : t("{number}番 {venue} {name}", { number, venue: label, name: places[0].name });
    element.setAttribute("aria-label", pin.about ? name + t("（およその場所）") : name);
    element.setAttribute("aria-expanded", "false");
    element.dataset.pinNumber = String(pin.number);
    const rows = places.map((place) => document.getElementById(place.id)).filter((row) => row !== null);
    /** @type {MapPin} */
    const entry = { pin, point: [pin.lat, pin.lon], marker, element, leader: null, rows, out: false };
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
   * @param {Pick<MapPin, "element" | "rows">} entry
   * @param {AbortSignal} [signal] ends it
   */
  function pairUp(entry, signal) {
    const all = [entry.element, ...entry.rows];
    const near = (/** @type {boolean} */ on) => () => all.forEach((one) => one.classList.toggle("is-near", on));
    for (const one of all) {
      one.addEventListener("mouseenter", near(true), { signal });
      one.addEventListener("mouseleave", near(false), { signal });
      one.addEventListener("focusin", near(true), { signal });
      one.addEventListener("focusout", near(false), { signal });
    }
  }

  /** Move markers apart where they would hide each other at this zoom, with a line to the spot.
   * @param {Placed[]} shown
   */
  function spread(shown) {
    const spots = shown.map(({ point }, index) => {
      const at = map.latLngToLayerPoint(point);
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
      entry.marker.setLatLng(away ? place : entry.point);
      entry.leader?.remove();
      entry.leader = away ? L.polyline([entry.point, place], { className: "pin-leader", interactive: false }).addTo(map) : null;
    });
  }

  /** Move all pins that are shown apart, and what else stands on the map as a pin. */
  function spreadPins() {
    spread([...pins.filter(({ out }) => !out), ...others]);
    window.sitegenMap?.uncoverNames?.();
  }

  // ---- the panel --------------------------------------------------------------------------

  const panel = make("section", "", { class: "map-panel", "aria-labelledby": "map-panel-title", hidden: "" });
  const title = make("h3", "", { id: "map-panel-title", tabindex: "-1" });
  const list = make("ul");
  const close = make("button", t("閉じる"), { type: "button", class: "panel-close" });
  panel.append(title, close, list);
  close.addEventListener("click", () => dismiss(true));
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") dismiss(true); });

  /** Show what meets at a pin. @param {MapPin} entry @param {HTMLElement} from what was pressed for it */
  function choose(entry, from) {
    dismiss(false);
    chosen = entry;
    opener = from;
    title.replaceChildren(/** @type {Element} */ (entry.element.querySelector("svg")).cloneNode(true), make("span", entry.pin.label));
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
    if (entry.pin.about) list.append(make("li", t("地図の印は、およその場所です。行く前に、会場をお確かめください。"), { class: "note" }));
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

  // ---- what is still shown ------------------------------------------------------------------

  /** Show only the pins at which something of these ids meets; all if nothing is asked.
   * @param {Set<string> | null} ids
   */
  function narrow(ids) {
    dismiss(false);
    left = ids;
    for (const entry of pins) {
      entry.out = ids !== null && !entry.pin.places.some(({ id }) => ids.has(id));
      entry.element.hidden = entry.out;
      if (entry.out) entry.leader?.remove();
    }
  }

  const pins = data.pins.map(addPin);
  holder.append(panel);
  for (const one of document.querySelectorAll("[data-show-pin]")) {
    const button = /** @type {HTMLElement} */ (one);
    const entry = pins.find(({ pin }) => String(pin.number) === button.dataset.showPin);
    button.hidden = !entry;
    if (entry) button.addEventListener("click", () => choose(entry, button));
  }
  map.on("zoomend", spreadPins);
  spreadPins();
  window.sitegenMap.pins = { others, narrow, spreadPins, pairUp };
})();
