// The form itself: which record it is about, what was changed, what comes out. It stores nothing and
// sends nothing.
"use strict";

(() => {
  const { all, addRow, number, fill, read } = window.sitegenFields;
  const { show, summarize, labelOf } = window.sitegenErrors;
  const { choose, refuse } = window.sitegenChooser;
  const { today } = window.sitegenValues;
  const known = window.sitegenForm;
  const build = document.documentElement.dataset.build ?? "";
  const asked = new URLSearchParams(window.location.search);
  const isNew = asked.has("new");
  const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-record]"));
  const ident = /** @type {HTMLInputElement} */ (document.getElementById("f-ident"));
  /** What the form was filled in with. @type {OpenRecord} */
  const opened = { record: null, first: new Map(), isNew };
  const { fields, surveyor, values, changes, findings, newPath } = window.sitegenDraft.draft(form, known, opened);
  /** Fields that a person has left: nobody is told of a mistake before. @type {Set<string>} */
  const visited = new Set();
  let sent = false;

  /** @param {string} selector */
  const element = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

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
    const { record } = opened;
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
      opened.first.set(key, read(field));
    }
    for (const details of all("details.more", form)) {
      const held = all(".field[data-key]", details).some((one) => opened.first.get(one.dataset.key ?? "") !== null && one.dataset.key !== "kind");
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
    element("[data-path]").textContent = opened.record ? `記録の場所：${opened.record.path}` : "";
    element("[data-quick]").hidden = isNew;
    element("[data-new]").hidden = !isNew;
    form.hidden = false;
    fillIn(Object.fromEntries((opened.record?.parts ?? []).map(({ key, value }) => [key, value])));
    const [schedule, location] = ["schedule", "location"].map((key) => /** @type {HTMLElement} */ (form.querySelector(`.field[data-key=${key}]`)));
    window.sitegenWhen.watch(schedule, known, today);
    if (!location.classList.contains("is-locked")) window.sitegenWhere.watch(location, surveyor, () => { visited.add("f-location"); look(); });
    listen();
    look();
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
    opened.record = { path, text, parts };
    return open(`「${listed[1]}」の記録を直す`);
  }

  if (known.build !== build) refuse("サイトが新しくなりました。ページを読みこみなおしてください。");
  else begin().catch(() => refuse("記録を読みこめませんでした。つながっているか確かめて、もういちど開いてください。"));
})();
