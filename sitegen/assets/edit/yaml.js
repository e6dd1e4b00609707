// Values as the plain YAML that a person would type, as the program writes it (sitegen/editing/plain.py).
"use strict";

window.sitegenYaml = (() => {
  const NEEDS_QUOTES = /^[\s\-?:,[\]{}#&*!|>'"%@`~=]|:[ \t]|:$|[ \t]#|\s$|^$|^(?:null|~|<<)$/i;
  const IN_FLOW = /[,[\]{}?]/;
  const UNSEEN = /[\t\u0085\u2028\u2029\ufeff]/;
  const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  /** @type {Record<string, string>} */
  const ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\u0085": "\\N", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF",
  };
  const SHORT = 12;

  /** Return a text as a record can hold it. @param {string} text */
  const tidy = (text) => text.replace(/\r\n?/g, "\n").replace(FORBIDDEN, "");

  /** @param {RecordValue} value @returns {value is {[key: string]: RecordValue}} */
  const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /** Return a text on one line, in quotes only where they are needed.
   * @param {string} text @param {boolean} [inFlow]
   */
  function scalar(text, inFlow = false) {
    const quoted = NEEDS_QUOTES.test(text) || UNSEEN.test(text) || text.includes("\n") || (inFlow && IN_FLOW.test(text));
    return quoted ? `"${[...text].map((one) => ESCAPES[one] ?? one).join("")}"` : text;
  }

  /** Return a value on one line, with brackets. @param {RecordValue} value @returns {string} */
  function flow(value) {
    if (isGroup(value)) {
      const pairs = Object.entries(value).filter(([, inner]) => inner !== null);
      return `{${pairs.map(([name, inner]) => `${scalar(name, true)}: ${flow(inner)}`).join(", ")}}`;
    }
    if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
    return scalar(value ?? "", true);
  }

  /** @param {RecordValue} value */
  const isEmpty = (value) => value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);

  /** Tell whether a group holds nothing that asks for lines of its own. @param {RecordValue} value @returns {boolean} */
  function isFlat(value) {
    if (isGroup(value)) return Object.values(value).every((one) => !isGroup(one) && isFlat(one));
    if (Array.isArray(value)) return value.every((item) => typeof item === "string" && !item.includes("\n"));
    return value === null || !value.includes("\n");
  }

  /** @param {RecordValue} value */
  function onOneLine(value) {
    if (!Array.isArray(value)) return isFlat(value);
    return value.every((item) => typeof item === "string" && ([...item].length < SHORT || ID.test(item)));
  }

  /** Tell whether a text of several lines can stand as it is below `|`. @param {string} text */
  function isLiteral(text) {
    const lines = text.replace(/\n$/, "").split("\n");
    if (!text.includes("\n") || UNSEEN.test(text) || !lines[lines.length - 1].replace(/^ +| +$/g, "")) return false;
    return lines[0] !== "" && !lines[0].startsWith(" ");
  }

  /** @param {string} head @param {string} text @param {string} indent */
  function literal(head, text, indent) {
    const lines = text.replace(/\n$/, "").split("\n").map((line) => (line ? `${indent}  ${line}` : ""));
    return [`${head} ${text.endsWith("\n") ? "|" : "|-"}`, ...lines];
  }

  /** Return the lines of a list's item. @param {RecordValue} item @param {string} indent @returns {string[]} */
  function itemLines(item, indent) {
    if (typeof item === "string") return isLiteral(item) ? literal(`${indent}-`, item, indent) : [`${indent}- ${scalar(item)}`];
    if (isGroup(item) && !isEmpty(item) && !isFlat(item)) {
      const lines = Object.entries(item).flatMap(([key, value]) => fieldLines(key, value, `${indent}  `));
      return [`${indent}- ${lines[0].replace(/^ +/, "")}`, ...lines.slice(1)];
    }
    return [`${indent}- ${flow(item)}`];
  }

  /** Return the lines of a key with its value, none for an empty one; `written` is the key as it stands.
   * @param {string} key @param {RecordValue} value @param {string} [indent] @param {string} [written]
   * @returns {string[]}
   */
  function fieldLines(key, value, indent = "", written = scalar(key, true)) {
    if (isEmpty(value)) return [];
    const name = indent + written;
    if (typeof value === "string") return isLiteral(value) ? literal(`${name}:`, value, indent) : [`${name}: ${scalar(value)}`];
    if (onOneLine(value)) return [`${name}: ${flow(value)}`];
    if (Array.isArray(value)) return [`${name}:`, ...value.flatMap((item) => itemLines(item, `${indent}  `))];
    return [`${name}:`, ...Object.entries(value ?? {}).flatMap(([inner, one]) => fieldLines(inner, one, `${indent}  `))];
  }

  return { tidy, isEmpty, fieldLines };
})();
