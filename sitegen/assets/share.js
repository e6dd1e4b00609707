// Passing a page on: by the device's own share sheet where there is one, else by a copied link.
// Without this script, and for a page that has no address on the web, there is no button.
"use strict";

(() => {
  const { t, plain } = window.sitegenWords;
  const address = addressOf();

  /** Return the page's address on the web, without what only this reader's visit added to it. */
  function addressOf() {
    const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
    if (canonical) return canonical;
    return location.protocol.startsWith("http") ? location.origin + location.pathname : "";
  }

  /** Return what is passed on: the name of the page, when it is, its address. */
  function message() {
    const title = plain(document.querySelector("h1")) || document.title;
    const when = [...document.querySelectorAll("main .when-big .sentence")].map(plain);
    return { title, text: [title, ...when].join("\n"), url: address };
  }

  /** Pass the page on, in the best way the device has.
   * @param {HTMLElement} said
   */
  async function share(said) {
    said.replaceChildren();
    const given = message();
    if (navigator.share && (!navigator.canShare || navigator.canShare(given))) {
      try {
        await navigator.share(given);
        return;
      } catch (error) {
        // Who closes the share sheet has changed their mind, which needs no word.
        if (error instanceof DOMException && error.name === "AbortError") return;
      }
    }
    try {
      await navigator.clipboard.writeText(address);
      said.textContent = t("リンクを写しました");
    } catch {
      offerField(said);
    }
  }

  /** Show the link, selected, where the browser lets no script copy it.
   * @param {HTMLElement} said
   */
  function offerField(said) {
    said.textContent = t("下のリンクを写して、お使いください");
    const field = document.createElement("input");
    field.className = "share-link";
    field.readOnly = true;
    field.value = address;
    field.setAttribute("aria-label", t("このページのリンク"));
    said.after(field);
    field.focus();
    field.select();
  }

  /** Put the button into a place for it.
   * @param {Element} holder
   */
  function offer(holder) {
    const button = document.createElement("button");
    const said = document.createElement("span");
    button.type = "button";
    button.className = "act share";
    button.textContent = t("人に教える");
    said.className = "share-said";
    said.setAttribute("role", "status");
    button.addEventListener("click", () => {
      holder.querySelector(".share-link")?.remove();
      share(said);
    });
    holder.append(button, said);
  }

  if (address) document.querySelectorAll("main[data-place] .entry-acts, [data-share]").forEach(offer);
})();
