// Where the address asks something, the list waits unseen until the finder has sifted it: nobody sees
// rows come and go. Not deferred, for it must be there before anything is painted.
"use strict";

(() => {
  const html = document.documentElement;
  if (!/[?&](day|time|kind|for|has|area|q|near|sort)=./.test(location.search)) return;
  html.classList.add("asks");
  // Should the finder never come, the whole list is better than none.
  window.addEventListener("load", () => setTimeout(() => html.classList.remove("asks"), 3000));
})();
