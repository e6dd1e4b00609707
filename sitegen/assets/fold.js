// One form for what is written and what is typed, so that either finds the other. The build does
// the same to the data (sitegen/site/folding.py); the tables of both, sitegenForms, it has put
// before this script. No lookbehind here: telephones of a few years ago do not know it.
"use strict";

window.sitegenFold = (() => {
  const { groups, latin } = window.sitegenForms;
  const KANJI = "[\\u3400-\\u4dbf\\u4e00-\\u9fff々〆\\u{20000}-\\u{3ffff}]";
  const ONES = "一二三四五六七八九";
  const COUNTED = /([0-9一二三四五六七八九十百数何])[ケヶヵ](?=[月所年国]|$)/gu;
  const BETWEEN = new RegExp(`(${KANJI})[ケヶヵ](?=${KANJI}|$)`, "gu");
  const TENS = new RegExp(`([${ONES}]?)十([${ONES}]?)(?=丁(?:目|$))`, "g");
  const ONE = new RegExp(`[${ONES}](?=丁(?:目|$))`, "g");
  const LATIN = latin.map(([pattern, into]) => /** @type {[RegExp, string]} */ ([new RegExp(pattern, "g"), into]));
  const FORMS = new Map(groups.flatMap((group) => {
    const [first, ...others] = group;
    return others.map((other) => /** @type {[string, string]} */ ([other, first]));
  }));

  /** @param {string} kanji */
  const digit = (kanji) => (kanji ? ONES.indexOf(kanji) + 1 : 0);

  /** Return text in the one form that is compared: no width, case, accents, spaces or marks.
   * Katakana are hiragana, small kana are large, long marks are gone, old kanji are new, ヶ of a
   * place is が, and 三丁目 is 3.
   * @param {string} text
   */
  function fold(text) {
    return text
      .normalize("NFKD").replace(/[\u0300-\u036f]/g, "")
      .normalize("NFKC").toLowerCase()
      .replace(COUNTED, "$1か")
      .replace(BETWEEN, "$1が")
      .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      .replace(/[^\p{L}\p{N}]|ー/gu, "")
      .replace(/[^\0-\u3040]/gu, (character) => FORMS.get(character) ?? character)
      .replace(TENS, (_, tens, ones) => `${digit(tens) || 1}${digit(ones)}`)
      .replace(ONE, (one) => String(digit(one)))
      .replace(/([0-9])丁(?:目|$)/g, "$1");
  }

  /** Return romanized text in the one form that is compared: nagamati is nagamachi, ōte is ote.
   * @param {string} text
   */
  const foldLatin = (text) => LATIN.reduce((plain, [pattern, into]) => plain.replace(pattern, into), fold(text));

  /** Return what somebody typed in the forms of which one is to be found: two if it has Latin letters.
   * @param {string} text
   */
  function forms(text) {
    const plain = fold(text);
    const found = /[a-z]/.test(plain) ? [plain, foldLatin(text)] : [plain];
    return [...new Set(found)].filter(Boolean);
  }

  /** Return the words somebody typed, each in its forms.
   * @param {string} text
   */
  const words = (text) => text.split(/\s+/).map(forms).filter((found) => found.length);

  return { fold, foldLatin, forms, words };
})();
