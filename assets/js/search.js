/* The search page. Pagefind (its own script, loaded when the reader begins) finds; this file asks it and shows what it
   found. The address always says what is shown, so that a search can be sent to somebody. Without this file the page
   lists the indexes. */

const form = document.getElementById("search");
const words = document.getElementById("search-words");
const selects = [...form.querySelectorAll("select")];
const status = document.getElementById("search-status");
const results = document.getElementById("search-results");
const more = document.getElementById("search-more");
const root = form.dataset.root;
const PAGE = 10;

let engine = null; // promise of Pagefind
let found = []; // results of the last search, not all of them loaded
let shown = 0;
let asked = 0; // number of the last search: an answer to an earlier one is dropped

function pagefind() {
  engine ??= import(new URL(root + form.dataset.index + "pagefind.js", document.baseURI).href).then(async (module) => {
    await module.options({ excerptLength: 28 });
    await module.init();
    /* Only what was loaded is counted. */
    await module.filters();
    return module;
  });
  return engine;
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content.filter((part) => part !== null && part !== undefined && part !== ""));
  return made;
}

/* An excerpt is HTML with <mark>. It is read without being run, and only its text and marks are taken over. */
function excerpt(text) {
  const parsed = new DOMParser().parseFromString(text, "text/html").body;
  return [...parsed.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", "search-mark", node.textContent) : node.textContent,
  );
}

function row({ meta, excerpt: text }) {
  const link = element("a", "search-title", meta.title);
  link.href = root + meta.href;
  const about = [meta.who, meta.when].filter(Boolean).join(", ");
  const item = element(
    "li",
    "search-result",
    element("p", "search-kind", meta.kind, meta.entry ? element("span", "search-of", " in ", meta.entry) : ""),
    element("p", "search-head", link),
    about ? element("p", "search-about", about) : "",
    text ? element("p", "search-excerpt", ...excerpt(text)) : "",
  );
  return item;
}

async function showMore(focus) {
  const mine = asked;
  const next = await Promise.all(found.slice(shown, shown + PAGE).map((result) => result.data()));
  if (mine !== asked) return;
  const rows = next.map(row);
  results.append(...rows);
  shown += next.length;
  more.hidden = shown >= found.length;
  if (focus && rows[0]) rows[0].querySelector("a").focus();
}

/* The values of a filter: kinds of results and names in the order of the alphabet, times from the newest. */
function inOrder(name, values) {
  const decade = (value) => (value.endsWith("s") ? 1 : 0);
  const time = (a, b) => b.slice(0, 3).localeCompare(a.slice(0, 3)) || decade(b) - decade(a) || b.localeCompare(a);
  return values.sort(name === "year" ? time : (a, b) => a.localeCompare(b, document.documentElement.lang));
}

function fill(select, counts) {
  const chosen = select.value;
  const values = inOrder(
    select.name,
    Object.keys(counts).filter((value) => counts[value] || value === chosen),
  );
  if (chosen && !values.includes(chosen)) values.unshift(chosen);
  const options = values.map((value) => {
    const indent = select.name === "year" && !value.endsWith("s") ? "\u2003" : "";
    const option = element("option", "", `${indent}${value} (${counts[value] || 0})`);
    option.value = value;
    return option;
  });
  select.replaceChildren(select.options[0], ...options);
  select.value = chosen;
  select.closest(".search-filter").hidden = options.length === 0;
}

function chosenFilters() {
  return Object.fromEntries(selects.filter((select) => select.value).map((select) => [select.name, select.value]));
}

function query() {
  const parts = new URLSearchParams();
  if (words.value.trim()) parts.set("q", words.value.trim());
  for (const [name, value] of Object.entries(chosenFilters())) parts.set(name, value);
  return parts;
}

/* Words that nothing has. In their place Pagefind takes what they begin with ("he" for "heliotrope": its pull request
   315), and a reader should know. A word that somebody is still typing is there when something begins with it. */
async function missing(engine, term) {
  const plain = term.replace(/"[^"]*"?/g, " ").split(/\s+/).filter((word) => word.length > 1);
  const marked = [...results.querySelectorAll("mark")].map((mark) => mark.textContent.toLowerCase());
  const there = async (word) =>
    marked.some((text) => text.startsWith(word.toLowerCase())) || (await engine.search(`"${word}"`)).results.length > 0;
  const checked = await Promise.all(plain.map(async (word) => ((await there(word)) ? "" : word)));
  return { words: checked.filter(Boolean), all: plain.length > 0 && plain.length === checked.filter(Boolean).length };
}

function tell(count, term, absent = []) {
  const what = count === 1 ? "1 result" : `${count.toLocaleString(document.documentElement.lang)} results`;
  status.textContent = (count ? what : "Nothing was found") + (term ? ` for ${term}` : "");
  if (count && absent.length) {
    status.textContent += `; nothing has the ${absent.length > 1 ? "words" : "word"} ${absent.join(", ")}`;
  }
  if (!count) {
    const hint = Object.keys(chosenFilters()).length ? "with fewer filters" : "with fewer or other words";
    status.textContent += `. Try again ${hint}, or look into the indexes below.`;
  }
  document.title = (term ? `${term} – ` : "") + document.title.replace(/^.* – (?=Search – )/, "");
}

function clear() {
  asked += 1;
  found = [];
  shown = 0;
  results.replaceChildren();
  more.hidden = true;
}

async function search() {
  clear();
  const mine = asked;
  const filters = chosenFilters();
  const term = words.value.trim();
  const parts = query().toString();
  history.replaceState(history.state, "", location.pathname + (parts ? `?${parts}` : ""));
  try {
    const engine = await pagefind();
    if (!term && !Object.keys(filters).length) {
      const counts = await engine.filters();
      if (mine !== asked) return;
      for (const select of selects) fill(select, counts[select.name] || {});
      status.textContent = "";
      return;
    }
    const answer = await engine.search(term || null, { filters });
    if (mine !== asked) return;
    found = answer.results;
    /* What there is to choose under each filter, given the words and the other filters. */
    for (const select of selects) {
      const counts = select.value ? answer.totalFilters : answer.filters;
      fill(select, counts[select.name] || {});
    }
    await showMore(false);
    const absent = await missing(engine, term);
    if (mine !== asked) return;
    if (absent.all && !term.includes('"')) clear();
    tell(found.length, term, absent.words);
  } catch (error) {
    if (mine !== asked) return;
    console.warn(error);
    status.textContent = "The search could not be loaded. The indexes below work all the same.";
  }
}

let waiting = 0;
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(search, 250);
}

function start() {
  const parts = new URLSearchParams(location.search);
  words.value = parts.get("q") || "";
  for (const select of selects) {
    const value = parts.get(select.name);
    if (value) {
      const option = element("option", "", value);
      option.value = value;
      select.append(option);
      select.value = value;
    }
  }
  form.hidden = false;
  document.getElementById("search-without").hidden = true;
  if (window.matchMedia("(max-width: 40rem)").matches && !Object.keys(chosenFilters()).length) {
    form.querySelector("details").open = false;
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  form.addEventListener("reset", () => setTimeout(() => { search(); words.focus(); }));
  words.addEventListener("input", soon);
  for (const select of selects) select.addEventListener("change", search);
  more.addEventListener("click", () => showMore(true));
  /* Where there is nothing to show yet, the page is for typing. */
  if (!parts.size) words.focus({ preventScroll: true });
  search();
}

if (/^https?:$/.test(location.protocol)) start();
