/* Progressive enhancement: pages are linked as …/index.html so that the same folder also works without a server.
   On a server the short address is the canonical one, so the address bar shows that. */
(function () {
  "use strict";
  var here = window.location;
  if (/^https?:$/.test(here.protocol) && /\/index\.html$/.test(here.pathname)) {
    window.history.replaceState(window.history.state, "", here.pathname.slice(0, -10) + here.search + here.hash);
  }
})();
