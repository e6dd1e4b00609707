// One calendar file of all gatherings that are kept: their own files of this site, joined. Where
// they cannot be had (a page opened from disk, no connection) the single files are offered.
"use strict";

(() => {
  const button = document.querySelector("[data-saved-calendar]");
  const said = document.querySelector("[data-saved-said]");
  const single = document.querySelector("[data-saved-files]");
  const box = document.querySelector("[data-saved-list]");
  const { sitegenCards: cards, sitegenSaved: saved } = window;
  if (!(button instanceof HTMLElement) || !(single instanceof HTMLElement) || !(box instanceof HTMLElement)) return;
  if (!said || !cards) return;
  const { t, make } = window.sitegenWords;
  const { top = "" } = document.documentElement.dataset;
  const FILE = "tsudoi.ics";
  const END = "END:VCALENDAR\r\n";
  const EVENT = /^BEGIN:VEVENT\r\n(?:.*\r\n)*?END:VEVENT\r\n/gm;
  const NAME = /^(NAME|X-WR-CALNAME):.*\r\n(?: .*\r\n)*/gm;
  // Four octets are the most that a character takes, 75 the most of a line.
  const PIECES = /.{1,18}/gu;

  /** Return the kept gatherings that have a calendar: name and address of the file. */
  const files = () => saved.ids()
    .filter((id) => Object.hasOwn(cards.places, id) && (cards.places[id][5] ?? []).length)
    .map((id) => ({ name: cards.places[id][0], href: `${top}places/${id}/calendar.ics` }));

  /** Return a calendar of this site with the line ends of the standard; throw if there is none.
   * @param {string} href
   */
  async function read(href) {
    const answer = await fetch(href);
    const text = (await answer.text()).replace(/\r?\n/g, "\r\n");
    if (!answer.ok || !text.startsWith("BEGIN:VCALENDAR\r\n")) throw new Error(href);
    return text;
  }

  /** Join calendars: the head and the zone of the first, the events of all as they are.
   * @param {string[]} texts
   */
  function join(texts) {
    const name = t("とってある集まり").replace(/[\\;,]/g, "\\$&");
    const line = (/** @type {string} */ _, /** @type {string} */ property) =>
      `${(`${property}:${name}`.match(PIECES) ?? []).join("\r\n ")}\r\n`;
    const head = texts[0].replace(EVENT, "").replace(END, "").replace(NAME, line);
    return [head, ...texts.flatMap((text) => text.match(EVENT) ?? []), END].join("");
  }

  /** Hand a file over to the reader.
   * @param {string} text
   */
  function download(text) {
    const href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
    const link = make("a", "", { href, download: FILE });
    link.click();
    // Some browsers begin to read it only after the click is over.
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }

  /** Offer the file of each gathering.
   * @param {{ name: string, href: string }[]} given
   */
  const offer = (given) => {
    single.querySelector("ul")?.replaceChildren(...given.map(({ name, href }) => {
      const row = make("li");
      row.append(make("a", name, { href }));
      return row;
    }));
    single.hidden = false;
  };

  button.addEventListener("click", async () => {
    const given = files();
    single.hidden = true;
    try {
      download(join(await Promise.all(given.map(({ href }) => read(href)))));
      said.textContent = t("カレンダーのファイルをつくりました。開いて、「追加」や「保存」を押してください。");
    } catch {
      offer(given);
      said.textContent = t("一つのファイルにまとめられませんでした。一つずつ入れてください。");
    }
  });

  const show = () => { button.hidden = !files().length; };
  window.addEventListener("sitegen:saved", show);
  show();
})();
