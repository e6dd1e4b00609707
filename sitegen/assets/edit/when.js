// What a sentence about dates means, said while it is typed: in the words of the site, with its next
// dates. What neither the build has answered nor this page can read is said so, never guessed.
"use strict";

window.sitegenWhen = (() => {
  const { make } = window.sitegenWords;
  const { all } = window.sitegenFields;
  const { reader, parse, weekday } = window.sitegenRuleDates;
  const UNKNOWN = "この書きかたは、このページでは判断できません。送ったあとの確認でお知らせします。";
  const UNDATED = "日の決まらない書きかたです。サイトには「日程はお問い合わせください」と出ます。";
  const WAIT = 400;

  /** @param {string} iso */
  function inWords(iso) {
    const [, month, day] = iso.split("-").map(Number);
    return `${month}月${day}日（${"月火水木金土日"[weekday(parse(iso))]}）`;
  }

  /** Return what a sentence means, as far as it is known: its words and rules, none for one without dates.
   * @param {string} text @param {FormData} known @returns {{words: string, rules: ScheduleRule[]} | "undated" | null}
   */
  function meaning(text, known) {
    if (text in known.sentences) {
      const answer = known.sentences[text];
      return answer ? { words: answer[0], rules: answer[1] } : "undated";
    }
    const read = window.sitegenSentence.read(text);
    if (!read) return null;
    return read.outcome === "undated" ? "undated" : { words: window.sitegenRules.inWords(read.rules), rules: read.rules };
  }

  /** Return the lines that explain a sentence. @param {string} text @param {FormData} known @param {string} today */
  function explain(text, known, today) {
    const found = text ? meaning(text, known) : undefined;
    if (found === undefined) return [];
    if (found === null) return [make("p", UNKNOWN)];
    if (found === "undated") return [make("p", UNDATED)];
    const dates = reader(known).dates(found.rules, today, known.last).slice(0, 3);
    const words = make("p");
    words.append(make("b", found.words), "、と読みました。");
    if (!dates.length) return [words, make("p", `${inWords(known.last)}までに、この日にちはありません。`)];
    const list = make("ul");
    list.append(...dates.map((one) => make("li", inWords(one))));
    return [words, make("p", "つぎの日にち"), list];
  }

  /** Explain the sentences of a field as they are typed. @param {HTMLElement} field @param {FormData} known @param {() => string} today */
  function watch(field, known, today) {
    const heard = /** @type {HTMLElement} */ (field.querySelector("[data-heard]"));
    let waiting = 0;

    /** @param {HTMLInputElement} input */
    function say(input) {
      const box = /** @type {HTMLElement} */ (input.closest(".row")?.querySelector("[data-meaning]"));
      box.replaceChildren(...explain(input.value.trim(), known, today()));
      return box;
    }

    field.addEventListener("input", ({ target }) => {
      const input = /** @type {HTMLInputElement} */ (target);
      if (!input.matches("[data-sentence]")) return;
      const box = say(input);
      // Who listens hears it once the hand rests, not letter by letter.
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => { heard.textContent = [...box.children].map((one) => one.textContent).join(" "); }, WAIT);
    });
    for (const input of all("[data-sentence]", field)) say(/** @type {HTMLInputElement} */ (input));
  }

  return { meaning, watch };
})();
