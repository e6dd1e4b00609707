// What is wrong or doubtful in a record, in the words of the findings (sitegen/checks, records/fields.py).
// The build checks all of it again, and more.
"use strict";

window.sitegenChecks = (() => {
  const { readDay, readPoint, phoneProblem, urlProblem } = window.sitegenValues;
  const NEAREST = 300;
  const FAR = 2000;
  const BLUR = 60;
  const MOBILE = /(?<!\d)0[789]0[-\s()]{0,2}\d{4}[-\s()]{0,2}\d{4}(?!\d)/;
  const HOME = /自宅|[ぁ-んァ-ヶ一-鿿]{1,6}(?:様方|さん宅|さんの家|氏宅|様宅)/;
  const MAIL = /[\w.+-]{1,64}@(?:gmail|yahoo|icloud|outlook|hotmail|docomo|ezweb|au|i\.softbank|softbank)\.[\w.]+/i;
  /** @type {[string, RegExp][]} */
  const PERSONAL = [["personal-mobile", MOBILE], ["personal-home", HOME], ["personal-mail", MAIL]];
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

  /** @param {RecordValue | undefined} value @returns {string} */
  const textOf = (value) => (typeof value === "string" ? value.trim() : "");
  /** @param {RecordValue | undefined} value @param {string} part */
  const partOf = (value, part) => (typeof value === "object" && value !== null && !Array.isArray(value) ? textOf(value[part]) : "");
  /** @param {RecordValue | undefined} value @returns {RecordValue[]} */
  const listOf = (value) => (Array.isArray(value) ? value : value ? [value] : []);

  /** Yield every text of a value with where it stands. @param {RecordValue} value @param {string} at @returns {Generator<[string, string]>} */
  function* texts(value, at) {
    if (typeof value === "string") yield [at, value];
    else if (value) for (const [key, inner] of Object.entries(value)) yield* texts(inner, `${at}.${key}`);
  }

  /** @param {string} at @param {FormProblem | null} problem @returns {FormFinding[]} */
  const found = (at, problem) => (problem ? [{ at, ...problem }] : []);

  /** @param {string} at @param {string} text @returns {FormFinding[]} */
  function day(at, text) {
    const read = text ? readDay(text) : null;
    return read && "code" in read ? [{ at, ...read }] : [];
  }

  /** @param {FormValues} values @returns {FormFinding[]} */
  function days(values) {
    const rows = ["closed", "also"].flatMap((key) => listOf(values[key]).flatMap((row, index) => {
      const date = typeof row === "string" ? row.trim() : partOf(row, "date");
      return date ? day(`${key}.${index}.date`, date) : [{ at: `${key}.${index}.date`, code: "missing-key", values: { key: "date" } }];
    }));
    const [from, until] = [partOf(values.paused, "from"), partOf(values.paused, "until")];
    const [start, end] = [readDay(from), readDay(until)];
    const turned = "iso" in start && "iso" in end && end.iso < start.iso;
    return [
      ...rows, ...day("paused.from", from), ...day("paused.until", until),
      ...(turned ? [{ at: "paused.until", code: "pause-ends-before-start", values: {} }] : []),
      ...(values.paused && !partOf(values.paused, "reason") ? [{ at: "paused.reason", code: "missing-key", values: { key: "reason" } }] : []),
      ...(values.ended && !partOf(values.ended, "date") ? [{ at: "ended.date", code: "missing-key", values: { key: "date" } }] : day("ended.date", partOf(values.ended, "date"))),
    ];
  }

  /** @param {FormValues} values @returns {FormFinding[]} */
  function asked(values) {
    const [phone, url] = [partOf(values.contact, "phone"), partOf(values.contact, "url")];
    const links = listOf(values.links).flatMap((row, index) => ["title", "url"].flatMap((part) => {
      const text = partOf(row, part);
      if (!text) return [{ at: `links.${index}.${part}`, code: "missing-key", values: { key: part } }];
      return part === "url" ? found(`links.${index}.url`, urlProblem(text)) : [];
    }));
    return [...(phone ? found("contact.phone", phoneProblem(phone)) : []), ...(url ? found("contact.url", urlProblem(url)) : []), ...links];
  }

  /** @param {FormValues} values @param {FormCheckKnown} known @returns {FormFinding[]} */
  function confirmed(values, { today }) {
    const text = textOf(values.confirmed);
    if (!text) return [{ at: "confirmed", code: "no-confirmation", values: { name: textOf(values.name) } }];
    const read = readDay(text);
    if ("code" in read) return [{ at: "confirmed", ...read }];
    return read.iso > today ? [{ at: "confirmed", code: "future-confirmation", values: { day: read.iso } }] : [];
  }

  /** @param {FormValues} values @param {FormCheckKnown} known @returns {FormFinding[]} */
  function where(values, known) {
    const district = textOf(values.district);
    const strange = district && !known.districts.includes(district);
    const unknown = strange ? [{ at: "district", code: "unknown-district", values: { district, choices: known.districts.join("、") } }] : [];
    if (typeof values.location === "string") {
      const read = readPoint(values.location);
      return [...unknown, ...("code" in read ? [{ at: "location", ...read }] : lies(read.point, values, known))];
    }
    if (values.location || district || values.area) return unknown;
    if (textOf(values.kind) === "service") return listOf(values.serves).length ? [] : [{ at: "serves", code: "no-serves", values: {} }];
    const town = [...known.towns].sort(([one], [other]) => other.length - one.length || (one < other ? -1 : 1)).find(([name]) => textOf(values.address).includes(name));
    return [{ at: "location", code: "no-place", values: town ? { suggestion: town[1] } : {} }];
  }

  /** @param {Point} point @param {FormValues} values @param {FormCheckKnown} known @returns {FormFinding[]} */
  function lies(point, values, { surveyor, areaOf }) {
    const place = surveyor.locate(point);
    if (!place.area) return [];
    const there = { name: place.area.name, slug: place.area.slug, distance: Math.max(1, place.metres) };
    if (!place.inside) {
      if (place.metres > NEAREST + BLUR && !values.area) return [{ at: "location", code: "place-in-no-area", values: there }];
      return place.metres > BLUR && place.metres < NEAREST - BLUR ? [{ at: "location", code: "place-near-area", values: there }] : [];
    }
    const declared = textOf(values.district);
    const metres = declared ? surveyor.toDistrict(point, declared) : null;
    if (metres === null || metres < BLUR) return [];
    if (metres > FAR + BLUR) return [{ at: "district", code: "far-from-district", values: { declared, distance: Math.round(metres) } }];
    const other = place.sure && areaOf(declared) !== place.area.slug;
    return other ? [{ at: "district", code: "other-area", values: { declared, district: place.district ?? "" } }] : [];
  }

  /** Return all that is found in a record, the worst first where it stands.
   * @param {FormValues} values @param {FormCheckKnown} known @returns {FormFinding[]}
   */
  function check(values, known) {
    const name = textOf(values.name) ? [] : [{ at: "name", code: "missing-key", values: { key: "name" } }];
    const choices = ["categories", "audiences"].flatMap((key) => listOf(values[key]).map(textOf).filter((one) => !known.choices[key].includes(one)).map((one) => ({
      at: key, code: key === "categories" ? "unknown-category" : "unknown-audience",
      values: { [key === "categories" ? "category" : "audience"]: one, choices: known.choices[key].join("、") },
    })));
    const persons = Object.entries(values).flatMap(([key, value]) => [...texts(value, key)]).flatMap(([at, text]) =>
      PERSONAL.flatMap(([code, pattern]) => {
        const match = pattern.exec(text.normalize("NFKC"));
        return match ? [{ at, code, values: { text: match[0] } }] : [];
      }));
    return [...name, ...choices, ...days(values), ...where(values, known), ...asked(values), ...confirmed(values, known), ...persons];
  }

  /** Return what is wrong with the name of a new file. @param {string} ident @param {[string, string, string][]} records @returns {FormFinding[]} */
  function checkIdent(ident, records) {
    const taken = records.find(([id]) => id === ident);
    if (taken) return [{ at: "ident", code: "duplicate-id", values: { id: ident, first: taken[2] } }];
    return ID.test(ident) ? [] : [{ at: "ident", code: "bad-file-name", values: { id: ident } }];
  }

  /** Return what a finding says, and what to do. @param {FormFinding} finding @param {Record<string, FormMessage>} messages */
  function say({ code, values }, messages) {
    const { severity, message, hint, suggest } = messages[code];
    /** @param {string} text */
    const fill = (text) => text.replace(/\{\{|\}\}|\{(\w+)\}/g, (all, name) => (name ? String(values[name] ?? "") : all[0]));
    return { severity, message: fill(message), hint: fill("suggestion" in values ? suggest ?? hint : hint) };
  }

  return { check, checkIdent, say };
})();
