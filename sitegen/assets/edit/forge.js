// Where a record is proposed: the forge's own pages, a mail (sitegen/site/forge.py).
"use strict";

window.sitegenForge = (() => {
  // What mail programs take as a whole address, the shortest of them.
  const LONGEST_MAIL = 1900;

  /** @param {string} path */
  const quoted = (path) => path.split("/").map(encodeURIComponent).join("/");

  /** Return where a file is proposed, and whether that page is filled in already.
   * @param {FormForge} forge @param {string} path @param {string} text @param {boolean} isNew
   */
  function address(forge, path, text, isNew) {
    if (!isNew) return { href: forge.edit + quoted(path), filled: false };
    const bare = forge.create + quoted(path);
    const whole = `${bare}&value=${encodeURIComponent(text)}`;
    const filled = forge.kind === "github" && whole.length <= forge.longest;
    return { href: filled ? whole : bare, filled };
  }

  /** Return the address of a mail with a file, and whether the file stands in it.
   * @param {string} mail @param {string} name @param {string} path @param {string} text
   */
  function mail(mail, name, path, text) {
    const head = `mailto:${encodeURIComponent(mail).replace("%40", "@")}?subject=${encodeURIComponent(`記録の変更：${name}（${path}）`)}`;
    const whole = `${head}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
    return whole.length <= LONGEST_MAIL ? { href: whole, filled: true } : { href: head, filled: false };
  }

  return { address, mail };
})();
