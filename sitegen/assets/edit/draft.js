// What the form holds as a record: its values, what has changed in it, what is to be said of it.
"use strict";

window.sitegenDraft = (() => {
  const { all, read } = window.sitegenFields;
  const { check, checkIdent, say } = window.sitegenChecks;
  const { labelOf } = window.sitegenErrors;

  /** Return what tells of the record in a form; `open` is the record it was filled in with.
   * @param {HTMLElement} form @param {FormData} known @param {OpenRecord} open
   */
  function draft(form, known, open) {
    const fields = all(".field[data-key]", form);
    const ident = /** @type {HTMLInputElement} */ (form.querySelector("#f-ident"));
    const surveyor = window.sitegenGround.surveyor(known);
    const owners = new Map(known.districts.map(({ name, area }) => [name, area]));
    /** @param {string} key */
    const choicesOf = (key) => all(`#f-${key} input`, form).map((one) => /** @type {HTMLInputElement} */ (one).value);
    /** @type {FormCheckKnown} */
    const checking = {
      get today() { return window.sitegenValues.today(); },
      districts: [...owners.keys()],
      towns: known.towns,
      choices: { categories: choicesOf("categories"), audiences: choicesOf("audiences") },
      surveyor,
      areaOf: (district) => owners.get(district),
    };

    /** Return the fields that have changed, with what stood in them. @returns {FormChange[]} */
    function changes() {
      return fields.flatMap((field) => {
        const key = field.dataset.key ?? "";
        const [before, after] = [open.first.get(key) ?? null, read(field)];
        return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ key, label: field.dataset.label ?? key, before, after }];
      });
    }

    /** Return the record as it would be: what the form holds, and the keys it does not know. @returns {FormValues} */
    function values() {
      /** @type {FormValues} */
      const made = Object.fromEntries((open.record?.parts ?? []).map(({ key, value }) => [key, value]));
      for (const field of fields) made[field.dataset.key ?? ""] = read(field);
      return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== null));
    }

    /** Return all that is to be said of the record. @returns {FormSaid[]} */
    function findings() {
      const found = check(values(), checking);
      if (open.isNew) found.push(...checkIdent(ident.value.trim(), known.records));
      return found.map((one) => {
        const labelled = "key" in one.values ? { ...one, values: { ...one.values, key: labelOf(one.at) } } : one;
        return { at: one.at, ...say(labelled, known.messages) };
      });
    }

    /** Return where the new record's file stands: the folder of the area that its point or district lies in. */
    function newPath() {
      const { location, district } = values();
      const point = typeof location === "string" ? window.sitegenValues.readPoint(location) : null;
      const place = point && "point" in point ? surveyor.locate(point.point) : null;
      const area = place?.inside ? place.area?.slug : owners.get(typeof district === "string" ? district : "");
      return `places/${area ? `${area}/` : ""}${ident.value.trim()}.yaml`;
    }

    return { fields, surveyor, values, changes, findings, newPath };
  }

  return { draft };
})();
