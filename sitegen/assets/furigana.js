// Furigana over what is written in kanji, on request only: reading.js loads this script and the
// readings (assets/readings.js). A wrong reading is worse than none: a name counts only where all
// kanji beside it are read, too, and what follows a number is read by its rule.
"use strict";

(() => {
  /** @typedef {[base: string, reading: string | null]} Part a text and its reading, if it needs one
   * @typedef {{ length: number, parts: Part[], kanji: number, name: boolean }} Word */

  const { counters, words, names } = window.sitegenReadings;
  const KANJI = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\ud840-\\ud8bf\\udc00-\\udfff々〆〇";
  const HAS_KANJI = new RegExp(`[${KANJI}]`);
  const MARKED = new RegExp(`｜([^《]+)《([^》]+)》|([${KANJI}ケヶヵ]+)《([^》]+)》`, "g");
  /** @type {Record<string, string>} */
  const WEEK = { 月: "げつ", 火: "か", 水: "すい", 木: "もく", 金: "きん", 土: "ど", 日: "にち" };
  /** @type {Record<number, string>} */
  const DAYS = { 2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか", 9: "ここのか", 10: "とおか", 14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか" };
  /** @type {Record<number, string>} */
  const PEOPLE = { 1: "ひとり", 2: "ふたり" };
  const LEAVE = "script, style, textarea, select, option, svg, code, ruby, .furigana, .visually-hidden, "
    + ".leaflet-container, [data-no-ruby], [lang]:not(html, [lang|='ja'])";
  // After a kanji that nobody read no name begins; after a name a kanji has to be read.
  const [OPEN, UNREAD, NAMED] = [0, 1, 2];

  // ---- the words ---------------------------------------------------------------------------

  /** @type {Map<string, Word>} */
  const known = new Map();
  /** Lengths of the known words by their first character, the longest first.
   * @type {Map<string, number[]>} */
  const lengths = new Map();

  /** Make a word of its parts.
   * @param {Part[]} parts
   * @returns {Word} */
  function word(parts, name = false) {
    const text = parts.map(([base]) => base).join("");
    return { length: text.length, parts, name, kanji: [...text].filter((one) => HAS_KANJI.test(one)).length };
  }

  /** Learn words that are written with their readings: 松ケ枝《まつがえ》.
   * @param {string[]} written
   * @param {boolean} name */
  function learn(written, name) {
    for (const marked of written) {
      /** @type {Part[]} */
      const parts = [];
      let end = 0;
      for (const found of marked.matchAll(MARKED)) {
        if (found.index > end) parts.push([marked.slice(end, found.index), null]);
        parts.push([found[1] ?? found[3], found[2] ?? found[4]]);
        end = found.index + found[0].length;
      }
      if (end < marked.length) parts.push([marked.slice(end), null]);
      const text = parts.map(([base]) => base).join("");
      known.set(text, word(parts, name));
      const others = lengths.get(text[0]) ?? [];
      if (!others.includes(text.length)) lengths.set(text[0], [...others, text.length].sort((one, other) => other - one));
    }
  }

  // ---- numbers, dates and weekdays ---------------------------------------------------------

  /** @param {string} digits */
  const number = (digits) => Number(digits.normalize("NFKC"));

  /** Each rule: where it holds, and how the whole that it found is read (if it is).
   * @type {[RegExp, (found: RegExpExecArray) => string | undefined][]} */
  const RULES = [
    [/(?<![0-9０-９.．])([0-9０-９]{1,2})日/y, ([, day]) => DAYS[number(day)]],
    [/(?<=月)[1１]日|(?<![0-9０-９])[1１]日(?=[（(])/y, () => "ついたち"],
    [/(?<![0-9０-９.．])([12１２])人/y, ([, people]) => PEOPLE[number(people)]],
    [/第(?=[0-9０-９])/y, () => "だい"],
    [/(?<=[かカヶケ])月/y, () => "げつ"],
    [/(?<=[0-9０-９][かカヶケ])所/y, () => "しょ"],
    [/(?<![0-9０-９])月(?=に?[0-9０-９]+回)/y, () => "つき"],
    [/(?<![0-9０-９])年(?=に?[0-9０-９]+回)/y, () => "ねん"],
    [/(?<=[0-9０-９])人/y, () => "にん"],
    [new RegExp(`(?<=^|[\\sぁ-ん（「、。・])人(?![${KANJI}])`, "y"), () => "ひと"],
    [new RegExp(`(?<=[のるくたいむすう]\\s?)日(?![${KANJI}])`, "y"), () => "ひ"],
    [/(?<=[2579２５７９])分/y, () => "ふん"],
    [/(?<=[013468０１３４６８])分/y, () => "ぷん"],
    [/(?<=[3３])階/y, () => "がい"],
    // 1日 may be ついたち or いちにち.
    [/(?<=[0-9０-９])(?<!(?<![0-9０-９])[1１])日/y, () => "にち"],
    [/(?<=[0-9０-９])(?!日)./y, ([counter]) => counters[counter]],
    [/(?<=[（(・、～〜]|毎週)[月火水木金土日](?=[）)・、～〜\s]|$)/y, ([day]) => WEEK[day]],
    [/(?<=^|\s)[月火水木金土日](?=[・～〜])/y, ([day]) => WEEK[day]],
  ];

  /** Return what the rules read at a place of a text.
   * @param {string} text
   * @param {number} at
   * @returns {Word[]} */
  function ruled(text, at) {
    if (!/[0-9０-９第所年人月火水木金土日]/.test(text[at]) && !/[0-9０-９]/.test(text[at - 1] ?? "")) return [];
    for (const [rule, read] of RULES) {
      rule.lastIndex = at;
      const found = rule.exec(text);
      const reading = found && read(found);
      if (reading) return [word([[found[0], reading]])];
    }
    return [];
  }

  // ---- a text in words ---------------------------------------------------------------------

  /** Tell whether a kanji stands at a place; ケ, ノ and ツ between kanji are as good as one.
   * @param {string} text
   * @param {number} at */
  const kanjiAt = (text, at) => HAS_KANJI.test(text[at] ?? "")
    || (/[ケヶヵノツ]/.test(text[at] ?? "") && HAS_KANJI.test(text[at - 1] ?? "") && HAS_KANJI.test(text[at + 1] ?? ""));

  /** Tell whether a known word can stand where it was found.
   * @param {string} text
   * @param {number} at
   * @param {Word} one
   * @param {number} state */
  function fits(text, at, one, state) {
    const begins = kanjiAt(text, at);
    if (begins && state === UNREAD && (one.name || one.kanji === 1)) return false;
    if (one.name || one.kanji > 1 || !HAS_KANJI.test(text[at + one.length - 1])) return true;
    return !(begins && (kanjiAt(text, at - 1) || /[0-9０-９]/.test(text[at - 1] ?? ""))) && !kanjiAt(text, at + one.length);
  }

  /** Return the words that can begin at a place, with the state after each.
   * @param {string} text
   * @param {number} at
   * @returns {[Word, boolean][]} what the rules read, then known words, the longest first */
  function candidates(text, at) {
    /** @type {[Word, boolean][]} */
    const found = ruled(text, at).map((one) => [one, true]);
    for (const length of lengths.get(text[at]) ?? []) {
      const one = known.get(text.slice(at, at + length));
      if (one) found.push([one, false]);
    }
    return found;
  }

  /** Part a text so that as many of its kanji are read as can be, in as few words as can be.
   * @param {string} text
   * @returns {Part[]} */
  function part(text) {
    /** The best from each place on in each state: its score, its first word (none: an unread character).
     * @type {[score: number, first: Word | null][][]} */
    const best = [];
    const endOf = (/** @type {Word} */ one, /** @type {number} */ at) =>
      (one.name && HAS_KANJI.test(text[at + one.length - 1]) ? NAMED : OPEN);
    best[text.length] = [[0, null], [0, null], [0, null]];
    for (let at = text.length - 1; at >= 0; at -= 1) {
      const found = candidates(text, at);
      const kanji = kanjiAt(text, at);
      best[at] = [OPEN, UNREAD, NAMED].map((state) => {
        /** @type {[number, Word | null]} */
        let most = [-Infinity, null];
        for (const [one, sure] of found) {
          if (!sure && !fits(text, at, one, state)) continue;
          const score = best[at + one.length][endOf(one, at)][0] + one.kanji * 100 - 1;
          if (score > most[0]) most = [score, one];
        }
        const left = kanji && state === NAMED ? -Infinity : best[at + 1][kanji ? UNREAD : OPEN][0];
        return left > most[0] ? [left, null] : most;
      });
    }
    /** @type {Part[]} */
    const parts = [];
    for (let at = 0, state = OPEN; at < text.length;) {
      const one = best[at][state][1];
      /** @type {Part[]} */
      const more = one ? one.parts : [[text[at], null]];
      for (const [base, reading] of more) {
        const last = parts[parts.length - 1];
        if (reading === null && last?.[1] === null) parts[parts.length - 1] = [last[0] + base, null];
        else parts.push([base, reading]);
      }
      state = one ? endOf(one, at) : kanjiAt(text, at) ? UNREAD : OPEN;
      at += one ? one.length : 1;
    }
    return parts;
  }

  /** @type {Map<string, Part[]>} */
  const parted = new Map();

  // ---- the page ----------------------------------------------------------------------------

  /** Put the readings over the text of a node.
   * @param {Text} node */
  function write(node) {
    const text = node.data;
    const day = text.trim();
    const usual = parted.get(text) ?? part(text);
    parted.set(text, usual);
    /** @type {Part[]} */
    const parts = day in WEEK && node.parentElement?.closest("th, label, button, a") ? [[text, WEEK[day]]] : usual;
    if (parts.every(([, reading]) => reading === null)) return;
    const box = document.createElement("span");
    box.className = "furigana";
    for (const [base, reading] of parts) {
      if (reading === null) box.append(base);
      else {
        const ruby = document.createElement("ruby");
        const over = document.createElement("rt");
        over.textContent = reading;
        // Screen readers know how to read kanji; they would say the word twice.
        over.setAttribute("aria-hidden", "true");
        ruby.append(base, over);
        box.append(ruby);
      }
    }
    node.replaceWith(box);
  }

  /** Put the readings over all text of a node and within it.
   * @param {Node} node */
  function annotate(node) {
    const element = node instanceof Element ? node : node.parentElement;
    if (!element?.isConnected || element.closest(LEAVE)) return;
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (one) => {
      if (one instanceof Element) return one.matches(LEAVE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
      return HAS_KANJI.test(one.nodeValue ?? "") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
    });
    const found = node instanceof Text ? [node] : [];
    while (texts.nextNode()) found.push(/** @type {Text} */ (texts.currentNode));
    found.forEach(write);
  }

  // Other scripts sort lists and fill them anew; what this one writes itself is no news to it.
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      for (const node of type === "childList" ? addedNodes : [target]) annotate(node);
    }
    observer.takeRecords();
  });

  function show() {
    annotate(document.body);
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  }

  function hide() {
    observer.disconnect();
    for (const box of document.querySelectorAll(".furigana")) {
      for (const over of box.querySelectorAll("rt")) over.remove();
      box.replaceWith(box.textContent ?? "");
    }
  }

  learn(words, false);
  learn(names, true);
  /** What reading.js needs. */
  window.sitegenFurigana = { show, hide };
})();
