// The form itself: which record it is about, what was changed, what comes out. It stores nothing and
// sends nothing.
"use strict";

(() => {
  const { make } = window.sitegenWords;
  const { all, addRow, number, fill, read } = window.sitegenFields;
  const { show, summarize, labelOf } = window.sitegenErrors;
  const { check, checkIdent, say } = window.sitegenChecks;
  const { today } = window.sitegenValues;
  const known = window.sitegenForm;
  const build = document.documentElement.dataset.build ?? "";
  const asked = new URLSearchParams(window.location.search);
  const isNew = asked.has("new");
  const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-record]"));
  const fields = all(".field[data-key]", form);
  const surveyor = window.sitegenGround.surveyor(known);
  const owners = new Map(known.districts.map(({ name, area }) => [name, area]));
  const ident = /** @type {HTMLInputElement} */ (document.getElementById("f-ident"));
  const checking = {
    get today() { return today(); },
    districts: [...owners.keys()],
    towns: known.towns,
    choices: Object.fromEntries(["categories", "audiences"].map((key) => [key, valuesOf(key)])),
    surveyor,
    areaOf: (/** @type {string} */ district) => owners.get(district),
  };
  /** What the fields held when the form was filled in. @type {Map<string, RecordValue>} */
  const first = new Map();
  /** Fields that a person has left: nobody is told of a mistake before. @type {Set<string>} */
  const visited = new Set();
  /** @type {{path: string, text: string, parts: RecordPart[]} | null} */
  let record = null;
  let sent = false;

  /** @param {string} key */
  function valuesOf(key) {
    return all(`#f-${key} input`, form).map((one) => /** @type {HTMLInputElement} */ (one).value);
  }
  /** @param {string} selector */
  const element = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  /** @param {RecordValue} one @param {RecordValue} other */
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** Return the fields that have changed, with what stood in them. @returns {FormChange[]} */
  function changes() {
    return fields.flatMap((field) => {
      const key = field.dataset.key ?? "";
      const [before, after] = [first.get(key) ?? null, read(field)];
      return same(before, after) ? [] : [{ key, label: field.dataset.label ?? key, before, after }];
    });
  }

  /** Return the record as it would be: what the form holds, and the keys it does not know. @returns {FormValues} */
  function values() {
    /** @type {FormValues} */
    const made = Object.fromEntries((record?.parts ?? []).map(({ key, value }) => [key, value]));
    for (const field of fields) made[field.dataset.key ?? ""] = read(field);
    return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== null));
  }

  /** Return all that is to be said of the record. @returns {FormSaid[]} */
  function findings() {
    const found = check(values(), checking);
    if (isNew) found.push(...checkIdent(ident.value.trim(), known.records));
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

  function proposeIdent() {
    if (!isNew || visited.has("f-ident")) return;
    const { name, kana } = values();
    ident.value = window.sitegenKana.ident(String(name ?? ""), String(kana ?? ""), known.syllables, known.records.map(([id]) => id));
  }

  /** Check what was visited, without a word about the rest. */
  function look() {
    proposeIdent();
    if (isNew) element("[data-ident-path]").textContent = ident.value ? `記録の場所：${newPath()}` : "";
    show(findings(), (id) => visited.has(id));
  }

  /** Make the record; where something has to be mended first, say so. */
  function finish() {
    const said = findings();
    for (const place of all(".field-said", form)) visited.add(place.id.replace(/-said$/, ""));
    show(said);
    const wrong = said.filter(({ severity }) => severity === "error");
    summarize(wrong);
    if (wrong.length) {
      window.sitegenResult.hide();
      return;
    }
    const changed = changes();
    /** @type {[string, RecordValue][]} */
    const edits = changed.map(({ key, after }) => /** @type {[string, RecordValue]} */ ([key, after]));
    edits.sort(([one], [other]) => known.order.indexOf(one) - known.order.indexOf(other));
    const text = record ? window.sitegenChange.change(record.text, record.parts, edits, known.order) : window.sitegenChange.create(edits, known.order);
    const name = String(values().name ?? "");
    window.sitegenResult.show({ path: record?.path ?? newPath(), name, text, isNew, changes: changed, said }, known, labelOf);
    sent = true;
  }

  /** @param {Record<string, RecordValue>} given */
  function fillIn(given) {
    for (const field of fields) {
      const key = field.dataset.key ?? "";
      fill(field, given[key] ?? null);
      first.set(key, read(field));
    }
    for (const details of all("details.more", form)) {
      const held = all(".field[data-key]", details).some((one) => first.get(one.dataset.key ?? "") !== null && one.dataset.key !== "kind");
      if (held) details.setAttribute("open", "");
    }
  }

  function listen() {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      finish();
    });
    form.addEventListener("focusout", ({ target }) => {
      const { id } = /** @type {HTMLElement} */ (target);
      const set = /** @type {HTMLElement} */ (target).closest(".field-set")?.id;
      const has = /** @type {HTMLInputElement} */ (target).value;
      // Who only passes through an empty field is not told that it is empty.
      if (id && has) visited.add(id);
      if (set && set !== id) visited.add(set);
      look();
    });
    form.addEventListener("input", ({ target }) => {
      sent = false;
      if (target === ident) visited.add("f-ident");
      if (visited.has(/** @type {HTMLElement} */ (target).id)) look();
    });
    form.addEventListener("click", ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest("button");
      const field = /** @type {HTMLElement | null | undefined} */ (button?.closest(".field[data-key]"));
      if (button && field?.dataset.key) press(button, field);
    });
    element("[data-confirm-today]").addEventListener("click", () => {
      setToday();
      finish();
    });
    element("[data-back]").addEventListener("click", () => {
      window.sitegenResult.hide();
      element("#section-what").scrollIntoView();
      document.getElementById("f-name")?.focus();
    });
    window.addEventListener("beforeunload", (event) => { if (!sent && changes().length) event.preventDefault(); });
  }

  function setToday() {
    const input = /** @type {HTMLInputElement} */ (document.getElementById("f-confirmed"));
    input.value = today();
    visited.add("f-confirmed");
    look();
  }

  /** @param {HTMLElement} button @param {HTMLElement} field */
  function press(button, field) {
    if (button.matches("[data-today]")) setToday();
    if (button.matches("[data-add]")) addRow(field).querySelector("input")?.focus();
    if (!button.matches("[data-remove]")) return;
    const row = button.closest(".row");
    const next = /** @type {HTMLElement | null} */ (row?.nextElementSibling ?? row?.previousElementSibling ?? null);
    row?.remove();
    number(field);
    (next ?? /** @type {HTMLElement} */ (field.querySelector("[data-add]"))).focus();
    look();
  }

  /** Show the form. @param {string} title */
  function open(title) {
    element("[data-title]").textContent = title;
    document.title = `${title}｜${document.title.split("｜").pop()}`;
    element("[data-path]").textContent = record ? `記録の場所：${record.path}` : "";
    element("[data-quick]").hidden = isNew;
    element("[data-new]").hidden = !isNew;
    form.hidden = false;
    fillIn(Object.fromEntries((record?.parts ?? []).map(({ key, value }) => [key, value])));
    const [schedule, location] = ["schedule", "location"].map((key) => /** @type {HTMLElement} */ (form.querySelector(`.field[data-key=${key}]`)));
    window.sitegenWhen.watch(schedule, known, today);
    if (!location.classList.contains("is-locked")) window.sitegenWhere.watch(location, surveyor, () => { visited.add("f-location"); look(); });
    listen();
    look();
  }

  /** Say that a record can not be opened here, and where it can. @param {string} text @param {string} [path] */
  function refuse(text, path) {
    element("[data-unreadable]").hidden = false;
    element("[data-unreadable-text]").textContent = text;
    if (!path || !known.forge) return;
    const { href } = window.sitegenForge.address(known.forge, path, "", false);
    element("[data-unreadable-link]").append(make("a", "記録の置き場で、このファイルを開く", { href, class: "act", rel: "external" }));
  }

  function choose() {
    const box = /** @type {HTMLInputElement} */ (document.getElementById("choose"));
    const most = 30;
    function list() {
      const typed = box.value.normalize("NFKC").trim();
      const found = known.records.filter(([id, name]) => name.normalize("NFKC").includes(typed) || id.includes(typed.toLowerCase()));
      element("[data-choose-said]").textContent = found.length > most ? `${found.length}件あります。はじめの${most}件です。` : `${found.length}件あります。`;
      element("[data-choose-list]").replaceChildren(...found.slice(0, most).map(([id, name]) => {
        const item = make("li");
        item.append(make("a", name, { href: `?id=${id}` }));
        return item;
      }));
    }
    element("[data-chooser]").hidden = false;
    box.addEventListener("input", list);
    list();
  }

  async function begin() {
    element("[data-waiting]").hidden = true;
    const id = asked.get("id");
    if (isNew) return open("新しい記録をつくる");
    if (id === null) return choose();
    const listed = known.records.find(([one]) => one === id);
    if (!listed) {
      refuse("その名前の記録は、ありません。つぎから選んでください。");
      return choose();
    }
    await window.sitegenLoad.script(`records/${id}.js`);
    const { path, text, parts } = window.sitegenRecord ?? { path: listed[2], text: null, parts: null };
    if (!text || !parts) return refuse("このファイルは、書きかたにまちがいがあるため、このページでは開けません。", path);
    record = { path, text, parts };
    return open(`「${listed[1]}」の記録を直す`);
  }

  if (known.build !== build) refuse("サイトが新しくなりました。ページを読みこみなおしてください。");
  else begin().catch(() => refuse("記録を読みこめませんでした。つながっているか確かめて、もういちど開いてください。"));
})();
