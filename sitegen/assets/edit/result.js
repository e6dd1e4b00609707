// The record that came out: what has changed, how to send it, and its text to copy or keep.
"use strict";

window.sitegenResult = (() => {
  const { make } = window.sitegenWords;
  const section = /** @type {HTMLElement} */ (document.querySelector("[data-result]"));
  const box = /** @type {HTMLTextAreaElement} */ (document.getElementById("result-text"));
  const copied = /** @type {HTMLElement} */ (section.querySelector("[data-copied]"));
  /** @param {string} selector */
  const part = (selector) => /** @type {HTMLElement} */ (section.querySelector(selector));

  /** @param {RecordValue} value @returns {string} */
  function spoken(value) {
    if (value === null) return "（なし）";
    if (typeof value === "string") return value.trim();
    if (Array.isArray(value)) return value.map(spoken).join("\n");
    return Object.values(value).map(spoken).join("　");
  }

  /** @param {FormChange[]} changes @param {boolean} isNew */
  function changesList(changes, isNew) {
    if (isNew) return [];
    if (!changes.length) return [make("p", "変わったところは、ありません。")];
    const list = make("dl", "", { class: "changes" });
    for (const { label, before, after } of changes) {
      const said = make("dd");
      if (before !== null) said.append("まえ：", make("del", spoken(before)), "\n");
      said.append("あと：", make("ins", spoken(after)));
      list.append(make("dt", label), said);
    }
    return [make("h3", `変わったところ ${changes.length}か所`), list];
  }

  /** @param {FormSaid[]} said @param {(at: string) => string} labelOf */
  function notes(said, labelOf) {
    if (!said.length) return [];
    const list = make("ul", "", { class: "paths" });
    list.append(...said.map(({ at, message, hint }) => make("li", `${labelOf(at)}：${message}${hint}`)));
    return [make("h3", "気をつけること（このままでも送れます）"), list];
  }

  /** @param {string[]} lines */
  function steps(lines) {
    const list = make("ol", "", { class: "steps" });
    list.append(...lines.map((line) => make("li", line)));
    return list;
  }

  /** Copy the text; where that is not allowed, choose all of it and say how. */
  async function copy() {
    box.focus();
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      copied.textContent = "写しました。";
    } catch {
      copied.textContent = document.execCommand("copy") ? "写しました。" : "ぜんぶ選びました。Ctrl と C のキーをいっしょに押すと写せます。";
    }
  }

  /** @param {FormResult} result @param {FormData} known */
  function sending({ path, name, text, isNew }, known) {
    const found = [];
    if (known.forge) {
      const { href, filled } = window.sitegenForge.address(known.forge, path, text, isNew);
      const link = make("a", "変更を送る", { href, class: "press", rel: "external noopener", target: "_blank" });
      link.append(make("span", "（新しいタブで開きます）", { class: "visually-hidden" }));
      const last = known.forge.kind === "github" ? "「Propose changes」または「Commit changes」" : "もういちど「Commit changes」";
      const end = `「Commit changes」を押し、出てくる用紙に何を変えたかを一言書いて、${last}を押します。`;
      if (!filled) link.addEventListener("click", () => { void copy(); });
      found.push(make("h3", "変更を送る"), steps(filled
        ? ["下の「変更を送る」を押します。記録が書きこまれたページが、新しいタブで開きます。", end, "確認が始まります。見つかったことは、そのページに日本語で出ます。"]
        : ["下の「変更を送る」を押します。できた記録が写され、記録の置き場のページが新しいタブで開きます。",
          isNew ? "そのページの広い欄に、貼りつけます（Ctrl と V）。" : "そのページの文をぜんぶ選び（Ctrl と A）、貼りつけます（Ctrl と V）。", end]));
      const line = make("p");
      line.append(link);
      found.push(line);
    }
    if (known.mail) {
      const { href, filled } = window.sitegenForge.mail(known.mail, name, path, text);
      const line = make("p");
      const link = make("a", "メールで送る", { href, class: known.forge ? "act" : "press" });
      if (!filled) link.addEventListener("click", () => { void copy(); });
      line.append(link, make("span", filled ? "　書きこまれたメールが開きます。" : "　押すと、できた記録が写されます。開いたメールの本文に貼りつけて（Ctrl と V）ください。"));
      found.push(known.forge ? make("h3", "置き場に入れないとき") : make("h3", "メールで送る"), line);
    }
    return found.length ? found : [make("p", "できた記録を写すか、ファイルとして取っておいて、記録の係に渡してください。")];
  }

  /** Show a result and go there. @param {FormResult} result @param {FormData} known @param {(at: string) => string} labelOf */
  function show(result, known, labelOf) {
    part("[data-result-changes]").replaceChildren(...changesList(result.changes, result.isNew));
    part("[data-result-notes]").replaceChildren(...notes(result.said, labelOf));
    part("[data-result-send]").replaceChildren(...(result.changes.length || result.isNew ? sending(result, known) : []));
    part("[data-result-name]").textContent = result.path;
    box.value = result.text;
    copied.textContent = "";
    section.hidden = false;
    part("#result-title").textContent = result.changes.length || result.isNew ? "記録ができました" : "変わったところがありません";
    part("#result-title").focus();
    section.scrollIntoView({ block: "start" });
  }

  /** Let a person keep the text as a file of its right name. */
  function download() {
    const name = (part("[data-result-name]").textContent ?? "").split("/").pop() ?? "record.yaml";
    const address = URL.createObjectURL(new Blob([box.value], { type: "application/yaml" }));
    const link = make("a", "", { href: address, download: name });
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(address), 10000);
    copied.textContent = `${name} を取っておきました。`;
  }

  part("[data-copy]").addEventListener("click", () => { void copy(); });
  part("[data-download]").addEventListener("click", download);

  return { show, hide: () => { section.hidden = true; } };
})();
