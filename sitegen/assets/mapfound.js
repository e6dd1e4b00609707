// What the finder left, on the living map: pins of an area, counts of the city's areas and, where few
// are left in the city, each of them with its number in the list.
"use strict";

(() => {
  if (!window.sitegenMap?.pins || !window.L) return;
  const { map, city, here, showAll, pins, counts = [] } = window.sitegenMap;
  const { t, plain } = window.sitegenWords;
  const { afterPaint } = window.sitegenDates;
  const TARGET = 44;
  const MOST_FOUND = 60;
  const found = L.layerGroup().addTo(map);
  /** The numbers that stand in the marks of rows that were found.
   * @type {Element[]}
   */
  const numbered = [];
  /** Ends what the rows of the last drawing listen for. */
  let listening = new AbortController();
  /** What was found last, until the map shows it.
   * @type {Finding | null}
   */
  let waiting = null;

  /** Show on the map what was found when the list has been painted: once for presses in a row.
   * @param {Finding} finding
   */
  function follow(finding) {
    if (!waiting) {
      afterPaint(() => {
        if (waiting) narrow(waiting);
        waiting = null;
      });
    }
    waiting = finding;
  }

  /** Show on the map what the list still shows.
   * @param {Finding} finding
   */
  function narrow({ rows, active, from }) {
    pins.narrow(active ? new Set(rows.map(({ id }) => id)) : null);
    for (const { slug, count, element } of counts) {
      const still = active ? rows.filter(({ areas }) => areas.includes(slug)).length : count;
      element.querySelector("small")?.replaceChildren(String(still));
      element.classList.toggle("is-out", !still);
    }
    here.clearLayers();
    if (from) L.circleMarker(from.point, { radius: 9, className: "here", interactive: false }).addTo(here);
    if (city) drawFound(active && rows.length <= MOST_FOUND ? rows : [], from);
    pins.spreadPins();
  }

  /** Draw the rows that were found on the city's map, each leading back to its row.
   * @param {Row[]} rows
   * @param {Origin | null} from
   */
  function drawFound(rows, from) {
    listening.abort();
    listening = new AbortController();
    for (const { leader } of pins.others.splice(0)) leader?.remove();
    found.clearLayers();
    for (const text of numbered.splice(0)) text.textContent = "";
    const bounds = L.latLngBounds(from ? [from.point] : []);
    for (const [index, row] of rows.entries()) {
      const text = row.element.querySelector(".entry-mark text");
      if (text) {
        text.textContent = String(index + 1);
        numbered.push(text);
      }
      for (const point of row.points) {
        drawPin(row, point, index + 1);
        bounds.extend(point);
      }
    }
    if (rows.length && bounds.isValid()) map.fitBounds(bounds, { animate: false, padding: [40, 40], maxZoom: 15 });
    else showAll();
  }

  /** Draw a pin of a row with the mark and the number of the row.
   * @param {Row} row
   * @param {Point} point
   * @param {number} number
   */
  function drawPin({ element }, point, number) {
    const link = /** @type {HTMLElement} */ (element.querySelector("h3 a"));
    const mark = /** @type {SVGElement} */ (element.querySelector(".entry-mark svg")?.cloneNode(true));
    const icon = L.divIcon({ className: "map-pin", html: mark, iconSize: [TARGET, TARGET] });
    const marker = L.marker(point, { icon, zIndexOffset: 1000 }).addTo(found);
    const pin = /** @type {HTMLElement} */ (marker.getElement());
    pin.setAttribute("aria-label", t("{number}番 {name}", { number, name: plain(link) }));
    pin.setAttribute("role", "button");
    const go = () => { element.scrollIntoView({ block: "center" }); link.focus({ preventScroll: true }); };
    marker.on("click", go);
    pin.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      go();
    });
    pins.pairUp({ element: pin, rows: [element] }, listening.signal);
    pins.others.push({ point, marker, leader: null });
  }

  window.addEventListener("sitegen:found", ({ detail }) => follow(detail));
})();
