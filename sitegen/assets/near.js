// Near me: by the name of a town, or by the device's position, which is asked for only when the
// button is pressed and never kept, sent or written into an address.
"use strict";

window.sitegenNear = (() => {
  const finder = /** @type {Finder} */ (window.sitegenFinder);
  if (!finder) return undefined;
  const { t, make } = window.sitegenWords;
  const { now, showMeeting } = window.sitegenDates;
  const { matches, nearest, openNow, rank, away } = window.sitegenFilter;
  const { root = "" } = document.documentElement.dataset;
  const HERE = "here";
  const [TOWNS, BEYOND, FAR] = [6, 6, 1500];
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (finder.box.querySelector(`[data-${name}]`));
  const button = /** @type {HTMLButtonElement} */ (finder.form.querySelector("[data-here]"));
  const beyond = /** @type {HTMLElement | null} */ (document.querySelector("[data-beyond]"));
  /** @type {Point | null} */
  let position = null;

  /** Follow what is asked: find where it is, say whose area that is, measure from there.
   * @param {string} near
   */
  async function follow(near) {
    const said = part("found-near");
    said.hidden = true;
    finder.from(null, near);
    if (!near || (near === HERE && !position)) return;
    const data = await finder.load();
    if (!data) return;
    const town = data.towns.find((one) => one.name === near || one.shown === near);
    const point = near === HERE ? position : town?.point;
    if (!point) return;
    const name = near === HERE ? t("いまいる所") : town?.shown ?? near;
    finder.from({ point, name }, near);
    const area = town?.area ?? data.areas.find(({ slug }) => slug === areaAt(point));
    said.hidden = false;
    said.replaceChildren(...(area ? whose(name, area) : [t("{name}からの、まっすぐの道のりです。", { name })]));
  }

  /** Say which area and which center are the reader's. @param {string} name @param {Area} area */
  function whose(name, area) {
    const link = make("a", area.name, { href: `${root}areas/${area.slug}/index.html` });
    const [before, after] = t("{name}は、{area}です。", { name, area: "\n" }).split("\n");
    const parts = [before, area.slug === finder.slug ? make("b", area.name) : link, after];
    const advice = t("相談するところ：{center}", { center: area.center });
    if (area.center) parts.push(" ", advice, " ");
    if (area.phone) parts.push(make("a", area.phone, { class: "phone", href: `tel:${area.phone.replace(/[^0-9+]/g, "")}` }));
    return [...parts, make("span", t("距離は、まっすぐに測ったものです。"), { class: "note" })];
  }

  /** Return the slug of the area whose land on the page's map holds a point. @param {Point} point */
  function areaAt([latitude, longitude]) {
    const source = document.getElementById("map-data");
    if (!source) return undefined;
    const { lands } = /** @type {MapData} */ (JSON.parse(source.textContent));
    return lands.find((land) => land.polygons.some((rings) =>
      rings.reduce((inside, ring) => inside !== within(ring, latitude, longitude), false)))?.slug;
  }

  /** Tell whether a ring (see mapdata.encode) goes around a point. */
  function within(/** @type {string} */ ring, /** @type {number} */ latitude, /** @type {number} */ longitude) {
    const steps = ring.split(" ").map(Number);
    const points = [];
    for (let x = 0, y = 0, at = 0; at < steps.length; at += 2) points.push([x += steps[at], y += steps[at + 1]]);
    const [px, py] = [longitude * 1e5, latitude * 1e5];
    let inside = false;
    for (let one = 0, other = points.length - 1; one < points.length; other = one, one += 1) {
      const [[ax, ay], [bx, by]] = [points[one], points[other]];
      if ((ay > py) !== (by > py) && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) inside = !inside;
    }
    return inside;
  }

  // ---- the device's position -----------------------------------------------------------------

  function locate() {
    const said = part("found-count");
    said.textContent = t("いまいる所をさがしています…");
    if (!navigator.geolocation) {
      said.textContent = t("いまいる所が分かりませんでした。");
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        position = [coords.latitude, coords.longitude];
        finder.ask(HERE);
      },
      (problem) => {
        said.textContent = problem.code === 1
          ? t("位置を使う許可がありません。機械の設定で許すと使えます。町の名前でもさがせます。")
          : t("いまいる所が分かりませんでした。町の名前でもさがせます。");
      },
      { timeout: 10000, maximumAge: 60000 },
    );
  }

  /** Where the reader pressed for it on the page before and has allowed it, ask again; else wait. */
  async function arrive() {
    if (finder.question().near !== HERE || position) return;
    const allowed = await navigator.permissions?.query({ name: "geolocation" }).catch(() => null);
    if (allowed?.state === "granted") locate();
    else {
      part("found-count").textContent = t("「いまいる所の近く」を押すと、近い順にならべます。");
      button.focus();
    }
  }

  // Once the list has said how many there are, or that would be said over this.
  window.addEventListener("sitegen:found", arrive, { once: true });

  // ---- what the words and the border leave open ------------------------------------------------

  /** Offer the towns that were typed. @param {Site} data @param {string} typed */
  function offerTowns(data, typed) {
    const box = part("found-towns");
    const words = typed ? window.sitegenFold.words(typed) : [];
    const found = words.length ? data.towns.filter((town) => (rank(town, words) ?? 2) < words.length) : [];
    box.hidden = !found.length;
    if (!found.length) return;
    const list = make("ul", "", { class: "acts" });
    for (const town of found.slice(0, TOWNS)) {
      const one = make("button", t("{name}の近く", { name: town.shown }), { type: "button", class: "act" });
      one.addEventListener("click", () => {
        const input = /** @type {HTMLInputElement} */ (finder.form.elements.namedItem("q"));
        input.value = "";
        finder.question().q = "";
        finder.ask(town.name);
      });
      const row = make("li");
      row.append(one);
      list.append(row);
    }
    box.replaceChildren(make("p", t("町の名前ですか。近い順にならべます。")), list);
  }

  /** Show what is near, but over the border of the page's area. @param {Site} data @param {Finding} finding */
  function showBeyond(data, { from, query }) {
    if (!beyond) return;
    beyond.hidden = !from;
    if (!from) return;
    const own = new Set(finder.rows.map(({ id }) => id));
    const clock = now();
    const found = data.items
      .filter((one) => one.kind === "gathering" && !own.has(one.id))
      .map((item) => ({ item, metres: nearest(item, from.point), next: matches(item, query, clock) }))
      .filter(({ metres, next }) => metres !== null && metres <= FAR && next !== undefined)
      .sort((one, other) => (one.metres ?? 0) - (other.metres ?? 0))
      .slice(0, BEYOND);
    beyond.hidden = !found.length;
    const list = make("ul", "", { class: "plain-list" });
    for (const { item, metres, next } of found) {
      const row = make("li");
      row.append(make("a", item.name, { href: `${root}places/${item.id}/index.html` }));
      row.append(make("span", away(metres ?? 0, item.about), { class: "distance" }));
      if (next) {
        const when = make("span", "", { class: "next" });
        showMeeting(when, { ...next, open: openNow(next, clock) });
        row.append(when);
      }
      const area = data.areas.filter(({ slug }) => item.areas.includes(slug)).map(({ name }) => name).join(t("・"));
      row.append(make("span", [item.venue, area].filter(Boolean).join(t("　")), { class: "summary" }));
      if (item.phone) {
        const phone = make("a", "", { class: "phone", href: `tel:${item.phone.replace(/[^0-9+]/g, "")}` });
        phone.append(make("span", t("電話"), { class: "phone-word" }), " ", make("span", item.phone, { class: "phone-number" }));
        row.append(phone);
      }
      list.append(row);
    }
    beyond.querySelector("ul")?.replaceWith(list);
  }

  window.addEventListener("sitegen:found", async ({ detail }) => {
    if (!detail.query.q && !detail.from) {
      part("found-towns").hidden = true;
      if (beyond) beyond.hidden = true;
      return;
    }
    const data = await finder.load();
    if (!data) return;
    offerTowns(data, detail.query.q);
    showBeyond(data, detail);
  });

  return { follow, locate };
})();
