// The fields of the form: a record's values go in, and come out as they would be written.
"use strict";

window.sitegenFields = (() => {
  const { tidy, isEmpty } = window.sitegenYaml;
  /** @type {WeakMap<Element, RecordValue>} */
  const originals = new WeakMap();

  /** @param {string} selector @param {ParentNode} within @returns {HTMLElement[]} */
  const all = (selector, within) => [...within.querySelectorAll(selector)].map((one) => /** @type {HTMLElement} */ (one));
  /** @param {ParentNode} within @param {string} [selector] */
  const input = (within, selector = "input, textarea, select") => /** @type {HTMLInputElement} */ (within.querySelector(selector));
  /** @param {RecordValue} value @returns {value is {[key: string]: RecordValue}} */
  const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  /** @param {RecordValue} value @returns {RecordValue[]} */
  const listOf = (value) => (Array.isArray(value) ? value : value === null ? [] : [value]);
  /** @param {string} text */
  const clean = (text) => tidy(text).trim();

  /** @param {HTMLElement} field */
  const parts = (field) => all("[data-part]", field).map((one) => /** @type {HTMLInputElement} */ (one));

  /** Tell whether a field can hold a value without losing anything of it.
   * @param {string} widget @param {RecordValue} value @param {HTMLElement} field
   */
  function fits(widget, value, field) {
    if (value === null) return true;
    if (widget === "checks" || widget === "sentences") return listOf(value).every((one) => typeof one === "string");
    if (widget === "group") return isGroup(value) && Object.values(value).every((one) => typeof one === "string");
    if (widget === "rows") {
      const bare = field.dataset.key !== "links";
      return listOf(value).every((one) => (bare && typeof one === "string") || (isGroup(one) && Object.values(one).every((inner) => typeof inner === "string")));
    }
    return typeof value === "string";
  }

  /** Add a row to a field of several. @param {HTMLElement} field */
  function addRow(field) {
    const template = /** @type {HTMLTemplateElement} */ (field.querySelector("template"));
    const row = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild);
    field.querySelector("[data-rows]")?.append(row);
    number(field);
    return row;
  }

  /** Give the rows of a field their numbers, which the labels and helps go by. @param {HTMLElement} field */
  function number(field) {
    all(".row", field).forEach((row, index) => {
      for (const one of all("[id], [for], [aria-describedby]", row)) {
        for (const name of ["id", "for", "aria-describedby"]) {
          const text = one.getAttribute(name);
          if (text) one.setAttribute(name, text.replace(/(f-[a-z]+)-(?:ROW|\d+)/g, `$1-${index}`));
        }
      }
      const label = row.querySelector("[data-sentence]") && row.querySelector("label");
      if (label) label.textContent = `${index + 1}つめの文`;
      const remove = row.querySelector("[data-remove]");
      if (remove) remove.setAttribute("aria-label", `${index + 1}つめ：${remove.textContent}`);
    });
  }

  /** @param {HTMLElement} row @param {RecordValue} value */
  function fillRow(row, value) {
    originals.set(row, value);
    for (const one of parts(row)) {
      const inner = isGroup(value) ? value[one.dataset.part ?? ""] : one.dataset.part === "date" ? value : null;
      one.value = typeof inner === "string" ? inner : "";
    }
  }

  /** Put a value into a field; one that it can not hold locks it. @param {HTMLElement} field @param {RecordValue} value */
  function fill(field, value) {
    const widget = field.dataset.widget ?? "";
    originals.set(field, value);
    if (!fits(widget, value, field)) {
      field.classList.add("is-locked");
      for (const note of all("[data-locked]", field)) note.hidden = false;
      return;
    }
    const text = typeof value === "string" ? value : "";
    if (widget === "flag") input(field).checked = /^(?:true|yes|はい|あり|有|有り|可|○|〇)$/i.test(text.normalize("NFKC"));
    else if (widget === "checks" || widget === "choice") check(field, listOf(value).map(String), widget === "choice");
    else if (widget === "group") fillRow(field, value);
    else if (widget === "rows") listOf(value).forEach((one) => fillRow(addRow(field), one));
    else if (widget === "sentences") for (const one of value === null ? [""] : listOf(value)) input(addRow(field)).value = String(one);
    else {
      if (widget === "select" && text && !all("option", field).some((one) => one.getAttribute("value") === text)) input(field).append(new Option(text, text));
      input(field).value = text.replace(/\n$/, "");
    }
  }

  /** @param {HTMLElement} field @param {string[]} values @param {boolean} single */
  function check(field, values, single) {
    const boxes = all("input", field).map((one) => /** @type {HTMLInputElement} */ (one));
    for (const box of boxes) box.checked = values.includes(box.value);
    if (single && !values.length) boxes[0].checked = true;
    for (const value of values.filter((one) => !boxes.some((box) => box.value === one))) {
      const label = /** @type {HTMLElement} */ (boxes[0].parentElement?.cloneNode(true));
      Object.assign(input(label), { value, checked: true });
      /** @type {HTMLElement} */ (label.querySelector("span")).textContent = value;
      field.querySelector("[data-choices]")?.append(label);
    }
  }

  /** Return the parts of a group; what the form does not know of it stays. @param {HTMLElement} within @returns {RecordValue} */
  function readParts(within) {
    const original = originals.get(within) ?? null;
    /** @type {{[key: string]: RecordValue}} */
    const made = isGroup(original) ? { ...original } : {};
    for (const one of parts(within)) {
      const key = one.dataset.part ?? "";
      if (one.value === made[key]) continue;
      if (clean(one.value)) made[key] = clean(one.value);
      else delete made[key];
    }
    return isEmpty(made) ? null : made;
  }

  /** @param {HTMLElement} row @returns {RecordValue} */
  function readRow(row) {
    const made = readParts(row);
    const bare = isGroup(made) && Object.keys(made).join() === "date" && !isGroup(originals.get(row) ?? null);
    return bare ? made.date : made;
  }

  /** Return what stands in a field, null where nothing does. @param {HTMLElement} field @returns {RecordValue} */
  function read(field) {
    const widget = field.dataset.widget ?? "";
    const original = originals.get(field) ?? null;
    if (field.classList.contains("is-locked")) return original;
    if (widget === "flag") return input(field).checked ? (typeof original === "string" && original ? original : "true") : null;
    if (widget === "choice") {
      const chosen = input(field, "input:checked")?.value ?? null;
      return chosen === "gathering" && original === null ? null : chosen;
    }
    if (widget === "checks") {
      const chosen = all("input:checked", field).map((one) => /** @type {HTMLInputElement} */ (one).value);
      const kept = listOf(original).filter((one) => chosen.includes(String(one)));
      return chosen.length ? [...kept, ...chosen.filter((one) => !kept.includes(one))] : null;
    }
    if (widget === "group") return readParts(field);
    if (widget === "rows") {
      const rows = all(".row", field).map(readRow).filter((one) => one !== null);
      return rows.length ? rows : null;
    }
    if (widget === "sentences") {
      const lines = all("[data-sentence]", field).map((one) => clean(/** @type {HTMLInputElement} */ (one).value)).filter(Boolean);
      return lines.length > 1 ? lines : lines[0] ?? null;
    }
    const text = clean(input(field).value);
    return text.includes("\n") ? `${text}\n` : text || null;
  }

  return { all, addRow, number, fill, read };
})();
