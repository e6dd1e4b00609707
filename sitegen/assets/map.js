// The living map: Leaflet's, which Folium's script made, with our buttons. What is drawn on it stands
// in mapland.js, mappins.js and mapfound.js. Everything a record says comes from the page's JSON and
// becomes text, never markup. Without these scripts the page is whole: the list, and our own drawing
// in the map's place.
"use strict";

(() => {
  const holder = /** @type {HTMLElement} */ (document.getElementById("map"));
  const source = document.getElementById("map-data");
  if (!holder || !source || !window.L) return;
  const data = /** @type {MapData} */ (JSON.parse(source.textContent));
  const map = /** @type {LeafletMap} */ (window[data.map]);
  if (!map) return;
  const frame = /** @type {HTMLElement} */ (holder.parentElement);
  const { t, make } = window.sitegenWords;
  const city = data.map === "map_city";
  const here = L.layerGroup();

  /** @type {[Point, Point]} */
  const corners = [[data.bounds[1], data.bounds[0]], [data.bounds[3], data.bounds[2]]];
  function showAll() {
    map.fitBounds(corners, { animate: false, padding: [12, 12] });
  }

  // ---- buttons ----------------------------------------------------------------------------

  const buttons = /** @type {HTMLElement} */ (frame.querySelector(".map-buttons"));
  const said = make("p", "", { class: "map-said", role: "status" });

  /** @param {string} act @param {(button: HTMLButtonElement) => void} press */
  function onPress(act, press) {
    const button = /** @type {HTMLButtonElement | null} */ (buttons.querySelector(`[data-map-act=${act}]`));
    button?.addEventListener("click", () => press(button));
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
  map.options.inertia = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  // Leaflet makes it a stop of the Tab key without saying what it is.
  const ground = map.getContainer();
  ground.setAttribute("role", "region");
  ground.setAttribute("aria-label", t("地図（矢印のキーで動きます）"));
  map.attributionControl.setPrefix(false);
  if (data.attribution) {
    const link = make("a", data.attribution.text, { href: data.attribution.url, rel: "external" });
    map.attributionControl.addAttribution(link.outerHTML);
  }
  L.control.scale({ imperial: false }).addTo(map);
  here.addTo(map);
  map.invalidateSize({ animate: false });
  showAll();
  onPress("near", () => map.zoomIn(1, { animate: false }));
  onPress("far", () => map.zoomOut(1, { animate: false }));
  onPress("all", showAll);
  onPress("here", locate);
  onPress("large", enlarge);
  // Under a map that fills the window nobody sees where the keyboard is: going on or Escape gives the page back.
  const larger = /** @type {HTMLButtonElement} */ (buttons.lastElementChild);
  const shrink = () => { if (frame.classList.contains("is-large")) enlarge(larger); };
  document.addEventListener("focusin", ({ target }) => { if (!frame.contains(/** @type {Node} */ (target))) shrink(); });
  buttons.addEventListener("keydown", ({ key }) => { if (key === "Escape") shrink(); });
  holder.append(said);

  window.sitegenMap = { map, data, holder, city, here, showAll };
})();
