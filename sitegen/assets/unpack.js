// The data of the finder (search.js) as objects: puts together what the build took apart to keep it
// small (formats/search.py).
"use strict";

window.sitegenUnpack = (() => {
  const { readMeets } = window.sitegenFilter;
  const KINDS = ["gathering", "service", "treasure"];

  /** Return the rows of a table that stands column by column.
   * @template {unknown[]} Row
   * @param {Columns<Row>} columns
   */
  function rows(columns) {
    const given = /** @type {unknown[][]} */ (columns);
    return /** @type {Row[]} */ ((given[0] ?? []).map((_, row) => given.map((column) => column[row])));
  }

  /** @param {string} name @param {string[]} keys */
  const keysOf = (name, [folded, ...others]) => [folded || name, ...others].filter(Boolean);

  /** Return the areas, towns and records of the site, and which build they are of.
   * @param {SearchData} data
   * @returns {Site}
   */
  function unpack(data) {
    const areas = rows(data.areas).map(([name, slug, center, phone, ...keys]) =>
      ({ name, slug, center, phone, keys: keysOf(name, keys) }));
    const towns = rows(data.towns).map(([name, shown, latitude, longitude, area, ...keys]) =>
      ({ name, shown: shown || name, point: /** @type {Point} */ ([latitude, longitude]), area: areas[area], keys: keysOf(name, keys) }));
    /** @param {ItemRow} row @param {number} order @returns {Item} */
    const item = ([kind, id, name, folded, kana, latin, own, numbers, homes, districts, at, kinds, venue, phone, sentence, has, audiences, meets], order) => {
      /** @type {Point[]} */
      const points = [];
      for (let index = 0; index < numbers.length; index += 2) points.push([numbers[index], numbers[index + 1]]);
      const text = [
        own, ...homes.flatMap((one) => areas[one].keys),
        ...districts.map((one) => data.districts[one]),
        ...at.flatMap((one) => towns[one].keys),
        ...kinds.map((one) => data.kinds[one] ?? ""),
      ].join(" ");
      return {
        kind: KINDS[kind], id, name, keys: keysOf(name, [folded, kana, latin]),
        text, points, about: data.about.includes(order), areas: homes.map((one) => areas[one].slug), kinds, venue, phone,
        sentence, has, for: audiences, meets: readMeets(meets, data.built), order,
      };
    };
    return { build: data.build, built: data.built, known: data.known, areas, towns, items: rows(data.items).map(item) };
  }

  return unpack;
})();
