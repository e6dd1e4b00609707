// The name of a new record's file, from how its name is read (sitegen/site/romaji.py).
"use strict";

window.sitegenKana = (() => {
  /** @type {Record<string, string>} */
  const GLIDES = { ゃ: "a", ゅ: "u", ょ: "o" };
  /** @type {Record<string, string>} */
  const VOWELS = { ぁ: "a", ぃ: "i", ぅ: "u", ぇ: "e", ぉ: "o", ゎ: "a" };
  const KANA = /^[ぁ-ゖァ-ヺー・\s]+$/;
  const LONGEST = 60;

  /** Return one syllable of two kana; null if they make none. @param {string} latin @param {string} kana @param {string} small */
  function together(latin, kana, small) {
    const stem = latin.slice(0, -1);
    if (!latin || kana === "ん") return null;
    if (small in GLIDES) return stem + (["sh", "ch", "j"].includes(stem) ? "" : "y") + GLIDES[small];
    if (!(small in VOWELS)) return null;
    const lead = stem === "" && kana === "う" ? "w" : { k: "kw", g: "gw" }[stem] ?? stem;
    return lead + VOWELS[small];
  }

  /** @param {string} kana @param {Map<string, string>} table */
  function word(kana, table) {
    /** @type {string[]} */
    const parts = [];
    let [long, doubled] = [false, false];
    for (let at = 0; at < kana.length; ) {
      const [one, small] = [kana[at], kana[at + 1] ?? ""];
      at += 1;
      if (one === "っ") {
        doubled = true;
        continue;
      }
      const last = parts.at(-1)?.at(-1) ?? "";
      if (one === "ー" || (!long && ["oう", "oお", "uう"].includes(last + one))) {
        long = true;
        continue;
      }
      const pair = together(table.get(one) ?? "", one, small);
      at += pair === null ? 0 : 1;
      let latin = pair ?? table.get(one) ?? GLIDES[one] ?? VOWELS[one] ?? one;
      if (doubled && !"aiueo".includes(latin[0]) && table.has(one)) latin = (latin.startsWith("ch") ? "t" : latin[0]) + latin;
      parts.push(latin);
      [long, doubled] = [false, false];
    }
    return parts.join("");
  }

  /** Return a name for a record's file that no other has; "" where there is nothing to read.
   * @param {string} name @param {string} kana @param {string} syllables @param {string[]} taken
   */
  function ident(name, kana, syllables, taken) {
    const read = kana || (KANA.test(name) || /^[\w\s-]+$/.test(name) ? name : "");
    const table = new Map(syllables.split(/\s+/).filter(Boolean).map((one) => [one[0], one.slice(1)]));
    const plain = read.normalize("NFKC").replace(/[ァ-ヶ]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0x60)).replaceAll("・", " ");
    const latin = plain.split(/\s+/).map((one) => word(one, table)).join(" ");
    const made = latin.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, LONGEST).replace(/-+$/, "");
    let free = made;
    for (let count = 2; made && taken.includes(free); count += 1) free = `${made}-${count}`;
    return free;
  }

  return { ident };
})();
