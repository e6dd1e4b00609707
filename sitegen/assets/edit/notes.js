// What a sentence says beside its days and hours: what is off, what moves away from a holiday
// (sitegen/schedule/grammar/offs.py and changes.py); only the plain forms.
"use strict";

window.sitegenNotes = (() => {
  /** @type {Record<string, string>} */
  const GOALS = { 翌日: "next day", 前日: "day before", 翌週: "next week", 前週: "week before", 翌平日: "next workday" };
  const MONTHS = "(?:\\d{1,2}月?[~-]\\d{1,2}月|(?:\\d{1,2}月?[、・と])*\\d{1,2}月)";
  const NAMES = "(?:国民の)?祝日|祝祭日|祭日|年末[、・]?年始|お盆";
  const SUBJECT = `(?:${MONTHS}|${NAMES})`;
  const OFF = "(?:[はが]?お?休み(?:です|ます)?|は?休館日?|は?休止|は?開催なし|[をは]除く)";
  const NOTE = new RegExp(`^(?:ただし、?)?(${SUBJECT}(?:[、・と]${SUBJECT})*)${OFF}`);
  const MOVE = /^祝日(?:の場合|のとき|の時|に当たる場合|にあたる場合)は?、?(翌日|前日|翌週|前週|翌平日)(?:に変更|へ変更|に順延|に振替|へ順延|開催|に開催)?(?=$|[、/)])/;
  const SPLIT = new RegExp(`${MONTHS}|${NAMES}`, "g");

  /** @param {string} text */
  function monthsOf(text) {
    const numbers = [...text.matchAll(/\d+/g)].map(Number);
    if (!/[~-]/.test(text)) return numbers;
    const [first, last] = numbers;
    return Array.from({ length: ((last - first + 12) % 12) + 1 }, (_, step) => ((first + step - 1) % 12) + 1);
  }

  /** Take what is off out of a rule; false if it says nothing that is known.
   * @param {ScheduleRule} rule @param {string} subjects
   */
  function takeOff(rule, subjects) {
    for (const [one] of subjects.matchAll(SPLIT)) {
      if (/^\d/.test(one)) {
        const months = monthsOf(one);
        if (months.some((month) => month < 1 || month > 12)) return false;
        rule.months = rule.months.filter((month) => !months.includes(month));
      } else if (/^年末|^お盆/.test(one)) rule.but.push({ kind: "break", name: one.replace(/[、・]/, "") });
      else rule.but.push({ kind: "holidays", after: 0 });
    }
    return rule.months.length > 0;
  }

  /** Read remarks where they stand; return what is left, null if one is of no plain form.
   * @param {ScheduleRule} rule @param {string} text @param {boolean} inside
   * @returns {string | null}
   */
  function readNote(rule, text, inside) {
    let rest = text;
    for (;;) {
      const note = NOTE.exec(rest);
      const move = MOVE.exec(rest);
      if (note) {
        if (!takeOff(rule, note[1])) return null;
      } else if (move) {
        if (rule.move) return null;
        rule.move = { to: GOALS[move[1]], day: null, weekends: false };
      } else return null;
      rest = rest.slice((note ?? move ?? [""])[0].length);
      if (inside && rest.startsWith(")")) return rest.slice(1);
      if (!/^[、]/.test(rest)) return inside ? null : rest;
      rest = rest.slice(1).trimStart();
    }
  }

  return { readNote };
})();
