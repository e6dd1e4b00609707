// Values as people write them: days, telephones, addresses, points (sitegen/records/fields.py).
"use strict";

window.sitegenValues = (() => {
  const DASHES = /[‐‑‒–—―−－ー]/g;
  const DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
  const ERA_DAY = /^(明治|大正|昭和|平成|令和|[MTSHR])\s*(\d{1,2}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
  /** @type {Record<string, number>} */
  const ERAS = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018, M: 1867, T: 1911, S: 1925, H: 1988, R: 2018 };
  const PHONE = /^\+?[0-9(][0-9() -]{7,18}[0-9]$/;
  const URL = /^https?:\/\/[^\s<>"'`\\^{|}]+$/;
  const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
  // Where map sites write a point into the address of their page, latitude first.
  const IN_ADDRESS = [
    /!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)/,
    /[?&](?:q|ll|query|destination|center|daddr)=(-?\d+\.\d+)(?:,|%2C)\s*(-?\d+\.\d+)/i,
    /[?&]mlat=(-?\d+\.\d+)&mlon=(-?\d+\.\d+)/,
    /@(-?\d+\.\d+),(-?\d+\.\d+)/,
    /#(?:map=)?\d+(?:\.\d+)?\/(-?\d+\.\d+)\/(-?\d+\.\d+)/,
  ];

  /** Return text with full-width letters, digits and dashes made half-width. @param {string} text */
  const narrow = (text) => text.normalize("NFKC").replace(DASHES, "-").trim();

  /** Read a day; a code where it is none. @param {string} written @returns {{iso: string} | FormProblem} */
  function readDay(written) {
    const text = narrow(written);
    const day = DAY.exec(text);
    const era = ERA_DAY.exec(text);
    if (!day && !era) return { code: "bad-date", values: { text } };
    const [year, month, date] = day ? day.slice(1).map(Number)
      : [ERAS[era?.[1] ?? ""] + (era?.[2] === "元" ? 1 : Number(era?.[2])), Number(era?.[3]), Number(era?.[4])];
    const found = new Date(Date.UTC(2000, month - 1, date));
    found.setUTCFullYear(year, month - 1, date);
    const real = year > 0 && found.getUTCMonth() === month - 1 && found.getUTCDate() === date;
    return real ? { iso: found.toISOString().slice(0, 10) } : { code: "no-such-date", values: { text } };
  }

  /** @param {number} latitude @param {number} longitude */
  const inJapan = (latitude, longitude) => latitude >= 20 && latitude <= 46 && longitude >= 122 && longitude <= 154.5;

  /** Read "緯度, 経度"; a code where it is no point in Japan.
   * @param {string} written @returns {{point: Point} | FormProblem}
   */
  function readPoint(written) {
    const text = narrow(written).replaceAll("、", ",");
    const parts = text.split(/[,\s]+/).filter(Boolean);
    if (parts.length !== 2 || !parts.every((part) => NUMBER.test(part))) return { code: "location-not-number", values: { text } };
    const [latitude, longitude] = parts.map(Number);
    if (Math.abs(latitude) < 1 && Math.abs(longitude) < 1) return { code: "location-zero", values: { text } };
    if (inJapan(latitude, longitude)) return { point: [latitude, longitude] };
    if (inJapan(longitude, latitude)) return { code: "location-swapped", values: { suggestion: `${parts[1]}, ${parts[0]}` } };
    return { code: "location-outside-japan", values: { text } };
  }

  /** Return the point in the address of a map site's page as "緯度, 経度"; the text itself if there is none.
   * @param {string} text
   */
  function fromAddress(text) {
    if (!/^https?:/.test(text.trim())) return text;
    const found = IN_ADDRESS.map((one) => one.exec(text)).find(Boolean);
    return found ? `${found[1]}, ${found[2]}` : text;
  }

  /** @param {string} text @returns {FormProblem | null} */
  const phoneProblem = (text) => (PHONE.test(narrow(text)) ? null : { code: "bad-phone", values: { text: narrow(text) } });
  /** @param {string} text @returns {FormProblem | null} */
  const urlProblem = (text) => (URL.test(text.trim()) ? null : { code: "bad-url", values: { text: text.trim() } });

  /** Today in Japan, as 2026-11-25. */
  const today = () => new Date(Date.now() + 9 * 3600000).toISOString().slice(0, 10);

  return { narrow, readDay, readPoint, fromAddress, phoneProblem, urlProblem, today };
})();
