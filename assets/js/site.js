/* Progressive enhancement; every page is whole without it. Five small things, each by itself: the short address, the way
   to the search, tables in another order, long lists of entries in another order or filtered, previews of links. One
   file, so one request. */
(() => {
  "use strict";

  /* Pages are linked as …/index.html so that the same folder also works without a server.
     On a server the short address is the canonical one, so the address bar shows that. */
  const here = window.location;
  const served = /^https?:$/.test(here.protocol);
  if (served && /\/index\.html$/.test(here.pathname)) {
    window.history.replaceState(window.history.state, "", here.pathname.slice(0, -10) + here.search + here.hash);
  }

  /* Search --------------------------------------------------------------------------------------------------------- */

  /* Search needs a server and a script; without a script the style sheet takes the field off the front page. Ctrl K
     leads to the search from anywhere (never a single key: WCAG 2.2, 2.1.4). */
  const field = document.querySelector(".home-search");
  if (!served && field) field.hidden = true;
  document.addEventListener("keydown", (event) => {
    const link = document.querySelector("[aria-keyshortcuts~='Control+K']");
    if (!link || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    const words = document.getElementById("search-words");
    if (words && !words.closest("[hidden]")) {
      words.focus();
      words.select();
    } else {
      link.click();
    }
  });

  /** An element with a class and a text. */
  const element = (name, className = "", text = "") => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };
  /** The text of an element as it reads. */
  const read = (found) => (found ? found.textContent.replace(/\s+/g, " ").trim() : "");

  /* Order ---------------------------------------------------------------------------------------------------------- */

  const names = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, ignorePunctuation: true });
  const SCALES = { thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12 };

  /** What a cell or an entry is ordered by, for each type of column. Nothing known is `null`, and comes last. */
  const KEYS = {
    text: (text) => text.replace(/^[^\p{L}\d]*(?:an? |the )?/iu, "") || null,
    // EDTF: the earliest day that a date can mean; a year comes before its months, and these before their days.
    date: (text) => {
      const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
      return found && Number(found[1] + (found[2] || "00") + (found[3] || "00"));
    },
    // The first number: −86 %, £1.4 million, 22,000 attendees, 27 of 611.
    number: (text) => {
      const plain = text.replace(/[−–-](?=[£$€]?\d)/, "-").replace(/(\d),(?=\d{3})/g, "$1");
      const found = /(-?)[£$€]?(\d+(?:\.\d+)?)(?:\s*(thousand|million|billion|bn|trillion)\b|([km])\b)?/i.exec(plain);
      if (!found) return null;
      const scale = SCALES[(found[3] || found[4] || "").toLowerCase()] || 1;
      return Number(found[1] + found[2]) * scale;
    },
  };
  const compare = (a, b) => (typeof a === "number" ? a - b : names.compare(a, b));

  /** A copy of `items` in the order of their keys; equal ones keep their places, those without a key come last. */
  const ordered = (items, keyOf, descending) => {
    const keyed = items.map((item) => [keyOf(item), item]);
    const sign = descending ? -1 : 1;
    keyed.sort(([a], [b]) => (a === null || b === null ? (a === null) - (b === null) : sign * compare(a, b)));
    return keyed.map(([, item]) => item);
  };

  /** A place for what has to be said to those who do not see it happen; there before anything is said. */
  const status = (name, className) => {
    const made = element(name, className);
    made.setAttribute("role", "status");
    return made;
  };

  /** Buttons in the heads of the columns that say what they are sorted by (`data-sort`: text, number or date). The order
      is said in `aria-sort`, on the one column that has it, and aloud (Roselli, Sortable Table Columns, 2021). */
  const sortable = (table) => {
    const voice = status("p", "visually-hidden");
    table.before(voice);
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const type = head.dataset.sort;
      if (!type) return;
      const label = head.dataset.label || read(head);
      const button = element("button", "sort");
      button.type = "button";
      if (head.querySelector("a")) {
        button.append(element("span", "visually-hidden", `Sort by ${label}`));
        head.append(" ", button);
      } else {
        button.append(...head.childNodes);
        head.append(button);
      }
      const keyOf = (row) => {
        const cell = row.cells[column];
        const text = cell.dataset.sort || read(cell);
        return text || type !== "number" ? KEYS[type](text) : 0;
      };
      button.addEventListener("click", () => {
        // Words from A, numbers from the largest, dates from the newest; then the other way round.
        const before = head.getAttribute("aria-sort");
        const descending = before ? before === "ascending" : type !== "text";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        body.append(...ordered(rows, keyOf, descending));
        voice.textContent = `Sorted by ${label}, ${descending ? "descending" : "ascending"}`;
      });
    });
  };

  /** Above a long list of entries: a field that leaves what has all its words, and a choice of orders. */
  const ORDERS = [
    ["Title", ".entry-title"],
    ["Body", ".entry-departments"],
    ["Kind", ".entry-kind"],
    ["Who says so", ".entry-source"],
  ];
  const filterable = (list) => {
    const entries = [...list.children];
    const tools = element("div", "list-tools");
    const count = status("p", "list-count");
    const words = element("input");
    words.type = "search";
    words.autocomplete = "off";
    const order = element("select");
    order.autocomplete = "off";
    order.append(new Option("Newest first", ""), new Option("Oldest first", "oldest"));
    ORDERS.filter(([, part]) => list.querySelector(part)).forEach(([label, part]) => order.append(new Option(label, part)));
    [["Only with the words", words], ["Order", order]].forEach(([label, control]) => {
      const field = element("label", "", label);
      field.append(" ", control);
      tools.append(field);
    });
    tools.append(count);
    list.before(tools);
    const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const texts = new Map(entries.map((entry) => [entry, plain(read(entry))]));
    words.addEventListener("input", () => {
      const wanted = plain(words.value).split(/\s+/);
      const shown = entries.filter((entry) => {
        entry.hidden = !wanted.every((word) => texts.get(entry).includes(word));
        return !entry.hidden;
      });
      count.textContent = words.value.trim() ? `${shown.length} of ${entries.length}` : "";
    });
    order.addEventListener("change", () => {
      const part = order.value;
      if (!part) list.append(...entries);
      else if (part === "oldest") list.append(...[...entries].reverse());
      else list.append(...ordered(entries, (entry) => KEYS.text(read(entry.querySelector(part))), false));
    });
  };

  /* Previews --------------------------------------------------------------------------------------------------------
     What stands behind a link inside the text: title, date, who says so, summary, taken from the page itself; or the note
     that a number leads to, where it is not on the screen. For pointers that hover and for the keyboard. It can be
     dismissed (Escape), be reached with the pointer, and stays (WCAG 2.2, 1.4.13). It adds nothing that the page behind
     the link does not say, so it is not read out. Nothing is loaded before somebody rests on a link. */

  const WAIT = 350;
  const GRACE = 250;
  const NARROW = 480;
  const previews = () => {
    const box = element("div", "preview");
    box.hidden = true;
    box.setAttribute("aria-hidden", "true");
    document.body.append(box);
    const pages = new Map();
    let current = null;
    let dismissed = null;
    let held = false;
    let leaving = false;
    let timer = 0;
    // `current` is the link whose preview is shown or being loaded; `held`, that the keyboard is on it.

    const address = (url) => url.origin + url.pathname.replace(/index\.html$/, "");
    const own = address(new URL(here.href));

    /** The link under an event that can have a preview. */
    const linkOf = (event) => {
      const link = event.target.closest && event.target.closest("main a[href]");
      if (!link || !(link instanceof HTMLAnchorElement) || link.title || link.download) return null;
      if (link.origin !== here.origin || !/(\/|\.html)$/.test(link.pathname)) return null;
      return link.closest("nav, .entry-head, .year-bars") ? null : link;
    };

    const load = (url) => {
      const page = address(url);
      if (page === own) return Promise.resolve(document);
      if (!pages.has(page)) {
        const parse = (text) => new DOMParser().parseFromString(text, "text/html");
        const asked = fetch(page).then((answer) => (answer.ok ? answer.text().then(parse) : null));
        pages.set(page, asked.catch(() => null));
      }
      return pages.get(page);
    };

    const onScreen = (place) => {
      const at = place.getBoundingClientRect();
      return at.top >= 0 && at.bottom <= window.innerHeight;
    };

    const noteLines = (note) => [
      ["kicker", read(note.querySelector(".annotation-kind")) || read(note.querySelector(".event-head"))],
      ["title", read(note.querySelector(".annotation-words, .event-title"))],
      ...[...note.querySelectorAll(".annotation-facts > div")].map((fact) => [
        "fact", `${read(fact.querySelector("dt"))}: ${read(fact.querySelector("dd"))}`,
      ]),
      ["text", read(note.querySelector(".annotation-body, .event-summary"))],
    ];
    const pageLines = (main) => {
      const source = [read(main.querySelector(".nature-label")), read(main.querySelector(".particulars .publisher"))];
      return [
        ["kicker", read(main.querySelector(".kicker"))],
        ["title", read(main.querySelector("h1"))],
        ["notice", read(main.querySelector(".notice"))],
        ["text", read(main.querySelector(".deck, .home-what")) || read(main.querySelector(".prose > p"))],
        ["source", source.filter(Boolean).join(" ") || read(main.querySelector(".tally"))],
      ];
    };

    /** What is shown of a link: lines, each with its class; none where there is nothing to add. */
    const linesOf = (page, url) => {
      const place = url.hash && page.getElementById(decodeURIComponent(url.hash.slice(1)));
      const note = place && place.closest(".annotation, .event");
      if (page === document) return note && !onScreen(note) ? noteLines(note) : [];
      const main = page.querySelector("main");
      if (note) return noteLines(note);
      return main && main.querySelector("h1") ? pageLines(main) : [];
    };

    /** Below the link, or else above it; never on it. False where there is room for neither. */
    const put = (link) => {
      const at = link.getBoundingClientRect();
      const gap = 6;
      const room = document.documentElement.clientWidth;
      const below = window.innerHeight - at.bottom - gap;
      const top = box.offsetHeight <= below ? at.bottom + gap : at.top - gap - box.offsetHeight;
      if (top < 0) return false;
      const left = Math.max(gap, Math.min(at.left, room - box.offsetWidth - gap));
      box.style.left = `${left + window.scrollX}px`;
      box.style.top = `${top + window.scrollY}px`;
      return true;
    };

    const stay = () => {
      window.clearTimeout(timer);
      leaving = false;
    };
    const close = () => {
      stay();
      box.hidden = true;
      current = null;
    };
    const open = async (link) => {
      close();
      current = link;
      const url = new URL(link.href);
      const page = await load(url);
      if (current !== link) return;
      const lines = page ? linesOf(page, url).filter(([, text]) => text) : [];
      box.replaceChildren(...lines.map(([name, text]) => element("p", `preview-${name}`, text)));
      box.hidden = !lines.length;
      if (box.hidden || !put(link)) close();
    };
    /** Somebody rests on a link. What is shown of another one stays meanwhile: its preview may lie behind this link. */
    const turn = (link) => {
      stay();
      if (link === current || link === dismissed || window.innerWidth < NARROW) return;
      timer = window.setTimeout(() => open(link), WAIT);
    };
    /** And leaves it: there is a moment to reach the preview. */
    const leave = () => {
      if (leaving) return;
      stay();
      leaving = true;
      timer = window.setTimeout(close, GRACE);
    };

    document.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      const link = linkOf(event);
      if (link !== dismissed) dismissed = null;
      if (box.contains(event.target)) stay();
      else if (link) {
        held = false;
        turn(link);
      }
      else if (!held) leave();
    });
    document.documentElement.addEventListener("pointerleave", () => { if (!held) leave(); });
    document.addEventListener("focusin", (event) => {
      const link = linkOf(event);
      if (!link || !link.matches(":focus-visible")) return;
      held = true;
      turn(link);
    });
    document.addEventListener("focusout", () => {
      if (held) close();
      held = false;
      dismissed = null;
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      dismissed = current;
      close();
    });
    // What the keyboard holds stays with its link, which it scrolls along with; what the pointer rested on is left behind.
    document.addEventListener("scroll", () => { if (!held && !box.hidden) close(); }, { passive: true });
    document.addEventListener("pointerdown", (event) => { if (!box.contains(event.target)) close(); });
    ["resize", "blur", "pagehide"].forEach((name) => window.addEventListener(name, close));
  };

  new Set([...document.querySelectorAll("thead [data-sort]")].map((head) => head.closest("table"))).forEach(sortable);
  document.querySelectorAll(".entries.long").forEach(filterable);
  const thrifty = navigator.connection && navigator.connection.saveData;
  if (served && !thrifty) previews();
})();
