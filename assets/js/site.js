/* Progressive enhancement; every page works without it. */
(function () {
  "use strict";
  var here = window.location;
  var served = /^https?:$/.test(here.protocol);

  /* Pages are linked as …/index.html so that the same folder also works without a server. On a server the short address
     is the canonical one, so the address bar shows that. */
  if (served && /\/index\.html$/.test(here.pathname)) {
    window.history.replaceState(window.history.state, "", here.pathname.slice(0, -10) + here.search + here.hash);
  }

  /* Search needs a server and a script: where there are both, the front page offers it, and Ctrl K leads to it from
     anywhere (never a single key: WCAG 2.2, 2.1.4). */
  var field = document.querySelector(".home-search");
  if (served && field) {
    field.hidden = false;
  }
  document.addEventListener("keydown", function (event) {
    var link = document.querySelector("[aria-keyshortcuts~='Control+K']");
    if (!link || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    var words = document.getElementById("search-words");
    if (words && !words.closest("[hidden]")) {
      words.focus();
      words.select();
    } else {
      link.click();
    }
  });
})();
