// A record's file with some of its values changed: only their lines, as the program changes them
// (sitegen/editing/document.py). The build says where each key stands (sitegen/editing/parts.py).
"use strict";

window.sitegenChange = (() => {
  const { fieldLines, isEmpty } = window.sitegenYaml;
  const BLANK = /^[^\S\ufeff]*$/;
  const LEAD = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:[ \t]*#[^\n]*$)?/;

  /** @typedef {{key: string | null, text: string, part: RecordPart | null}} Chunk */

  /** Return a file in pieces: each key with its lines, and what stands between them.
   * @param {string} text @param {RecordPart[]} parts
   */
  function pieces(text, parts) {
    const lines = text.split(/(?<=\n)/);
    /** @type {Chunk[]} */
    const chunks = [];
    let at = 0;
    for (const part of parts) {
      chunks.push({ key: null, text: lines.slice(at, part.first).join(""), part: null });
      chunks.push({ key: part.key, text: lines.slice(part.first, part.after).join(""), part });
      at = part.after;
    }
    chunks.push({ key: null, text: lines.slice(at).join(""), part: null });
    return chunks;
  }

  /** @param {RecordValue} value */
  function lastText(value) {
    while (typeof value === "object" && value !== null) value = Object.values(value).pop() ?? null;
    return value ?? "";
  }

  /** Set lines in place of a piece, or before what comes at `at`.
   * @param {Chunk[]} chunks @param {number} at @param {number} replaced @param {string[]} lines
   * @param {{key: string, value: RecordValue, newline: string, indent: string}} told
   */
  function splice(chunks, at, replaced, lines, { key, value, newline, indent }) {
    const after = chunks.slice(at + replaced).map(({ text }) => text).join("");
    const ended = chunks.map(({ text }) => text).join("").endsWith("\n");
    const before = chunks.slice(0, at).reverse().find(({ text }) => text);
    if (before && !before.text.endsWith("\n")) before.text += newline;
    const open = !after && !ended && !lastText(value).endsWith("\n");
    chunks.splice(at, replaced, { key, text: lines.join(newline) + (open ? "" : newline), part: null });
    const next = chunks[at + 1];
    if (lastText(value).includes("\n") && next && next.key === null) {
      const lead = LEAD.exec(next.text)?.[0] ?? "";
      next.text = lead.replace(/^[ \t]+(?=#)/gm, indent) + next.text.slice(lead.length);
    }
  }

  /** Return a file with new values for some keys; an empty value takes its key away.
   * @param {string} text @param {RecordPart[]} parts @param {[key: string, value: RecordValue][]} changes
   * @param {string[]} order the keys as the model has them
   */
  function change(text, parts, changes, order) {
    const chunks = pieces(text, parts);
    const newline = text.includes("\r\n") ? "\r\n" : "\n";
    const indent = " ".repeat(/^ */.exec(text.split("\n")[parts[0].first])?.[0].length ?? 0);
    /** @param {string} key */
    const rank = (key) => (order.includes(key) ? order.indexOf(key) : order.length + 2);
    for (const [key, value] of changes) {
      const told = { key, value, newline, indent };
      const at = chunks.findIndex((chunk) => chunk.key === key);
      if (isEmpty(value) || (typeof value === "string" && BLANK.test(value))) {
        for (const chunk of chunks) if (chunk.key === key) [chunk.text, chunk.key] = ["", null];
      } else if (at >= 0) {
        const part = chunks[at].part;
        const lines = fieldLines(key, value, indent, part?.written);
        lines[0] += part?.beside ?? "";
        splice(chunks, at, 1, [...(part?.inside ?? []).map((one) => indent + one), ...lines], told);
      } else {
        const before = chunks.flatMap((chunk, index) => (chunk.key !== null && rank(chunk.key) <= rank(key) ? [{ index, rank: rank(chunk.key) }] : []));
        before.sort((one, other) => other.rank - one.rank || other.index - one.index);
        const first = chunks.findIndex((chunk) => chunk.key !== null);
        splice(chunks, before.length ? before[0].index + 1 : Math.max(first, 0), 0, fieldLines(key, value, indent), told);
      }
    }
    return chunks.map((chunk) => chunk.text).join("");
  }

  /** Return a new record's file, its keys in the model's order.
   * @param {[key: string, value: RecordValue][]} values @param {string[]} order
   */
  function create(values, order) {
    const sorted = [...values].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
    return `${sorted.flatMap(([key, value]) => fieldLines(key, value)).join("\n")}\n`;
  }

  return { change, create };
})();
