// A sentence about dates made plain, as the build does it (sitegen/schedule/grammar/text.py): one form
// for widths, marks and numbers in kanji.
"use strict";

window.sitegenPlain = (() => {
  /** @type {Record<string, string>} */
  const MARKS = {
    "~": "〜～~∼〰⁓",
    "-": "−‐‑‒–—―─",
    "、": "、，,､&＆+＋",
    "・": "・･‧•",
    "/": "／/｜|;；。｡!！\n\r\u2028\u2029⏎",
    "(": "(（[［【〔〈《「『｢{｛",
    ")": ")）]］】〕〉》」』｣}｝",
    "※": "※*＊⁂",
    ":": ":：∶︰＝=",
    "": "\u200b\u200c\u200d\ufeff\u2060",
  };
  const FORMS = new Map(Object.entries(MARKS).flatMap(([into, marks]) => [...marks].map((mark) => /** @type {[string, string]} */ ([mark, into]))));
  const DIGITS = "〇一二三四五六七八九";
  // More blanks than this share are no pauses, but letters set apart: the build alone reads those.
  const SPACED = 0.3;

  /** @param {string} character */
  function fold(character) {
    const form = FORMS.get(character);
    if (form !== undefined) return form;
    if (/\s/.test(character)) return " ";
    return [...character.normalize("NFKC")].map((one) => FORMS.get(one) ?? one).join("").toLowerCase();
  }

  /** @param {string} kanji */
  function number(kanji) {
    if (!kanji.includes("十")) return [...kanji].map((one) => DIGITS.indexOf(one)).join("");
    const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(kanji);
    if (!tens) return kanji;
    return String((tens[1] ? DIGITS.indexOf(tens[1]) : 1) * 10 + (tens[2] ? DIGITS.indexOf(tens[2]) : 0));
  }

  /** Return a sentence made plain; null if only the build can say what its letters are.
   * @param {string} text
   */
  function plain(text) {
    const folded = [...text].map(fold).join("").replace(/[〇一二三四五六七八九十]+/g, number).trim();
    const blanks = folded.split(" ").length - 1;
    return /[①-⑳\ufffd]/.test(text) || blanks > folded.length * SPACED ? null : folded;
  }

  return { plain };
})();
