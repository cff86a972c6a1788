/* Reads the YAML that the digest allows (a subset, see sitegen/yamltree.py) as a tree of values, each with its place in the
   file. What it does not know in full it refuses. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && Boolean(module.exports);

  const FENCE = /^-{3,}[ \t]*$/;
  const KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([A-Za-z0-9_][^:#"'[\]{},]*?))[ ]*:(?=[ ]|$)/;
  const ESCAPES = { n: "\n", t: "\t", r: "\r", 0: "\0", a: "\x07", b: "\b", v: "\v", f: "\f", e: "\x1b", N: "\x85",
    _: "\xa0", L: "\u2028", P: "\u2029", " ": " ", '"': '"', "/": "/", "\\": "\\" };

  class Unreadable extends Error {}

  function linesOf(raw) {
    const lines = [];
    for (const match of raw.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
      if (match.index === raw.length && lines.length) break;
      lines.push({ text: match[1], start: match.index, end: match.index + match[1].length,
        next: match.index + match[0].length });
    }
    return lines;
  }

  /* The file in parts: the lines between the fences, and where the body begins. */
  function parts(raw) {
    const lines = linesOf(raw);
    if (lines.length && lines[0].text.startsWith("\ufeff")) {
      lines[0].text = lines[0].text.slice(1);
    }
    const first = lines.findIndex((line) => line.text.trim());
    if (first < 0 || !FENCE.test(lines[first].text)) throw new Unreadable("there is no front matter");
    const last = lines.findIndex((line, number) => number > first && FENCE.test(line.text));
    if (last < 0) throw new Unreadable("the front matter is never closed");
    return { lines: lines.slice(first + 1, last), end: lines[last].start, body: lines[last].next,
      eol: raw.slice(lines[first].end, lines[first].next) };
  }

  class Reader {
    constructor(raw, lines, end) {
      Object.assign(this, { raw, lines, end, at: 0 });
    }

    refuse(position) {
      const number = this.raw.slice(0, position).split(/\r\n|\n|\r/).length;
      throw new Unreadable(`line ${number} is written in a way that the form does not know`);
    }

    /* Moves to the next line that says something; its indent, or -1 at the end. */
    indent() {
      while (this.at < this.lines.length && /^\s*(#.*)?$/.test(this.lines[this.at].text)) this.at += 1;
      return this.at < this.lines.length ? this.lines[this.at].text.search(/[^ ]/) : -1;
    }

    isItem(line, column) {
      return /^-( |$)/.test(line.text.slice(column));
    }

    /* `first` is the place of the first key when it stands behind the dash of a list. */
    mapping(indent, first) {
      const entries = [];
      for (let column = first === undefined ? this.indent() : indent; column >= indent; column = this.indent()) {
        const line = this.lines[this.at];
        const match = KEY.exec(line.text.slice(column));
        if (column > indent || !match) {
          if (column === indent && this.isItem(line, column)) break;
          this.refuse(line.start + column);
        }
        const key = match[1] !== undefined ? unescaped(match[1]) : (match[2] || "").replace(/''/g, "'") || match[3];
        if (entries.some((entry) => entry.key === key)) this.refuse(line.start + column);
        const entry = { key, start: line.start + column, line: this.at };
        entry.node = this.value(line.start + column + match[0].length, indent, true);
        entry.last = this.at - 1;
        entries.push(entry);
      }
      return { kind: "map", entries, indent, behindDash: first !== undefined };
    }

    list(indent) {
      const items = [];
      for (let column = this.indent(); column === indent && this.isItem(this.lines[this.at], column);
        column = this.indent()) {
        const line = this.lines[this.at];
        const item = { line: this.at };
        const inner = line.text.slice(column + 1).search(/[^ ]/);
        const place = column + 1 + inner;
        if (inner > 0 && this.isItem(line, place)) this.refuse(line.start + place);
        if (inner > 0 && KEY.test(line.text.slice(place))) {
          item.node = this.mapping(place, line.start + place);
        } else {
          item.node = this.value(line.start + column + 1, indent, false);
        }
        item.last = this.at - 1;
        items.push(item);
      }
      return { kind: "list", items, indent };
    }


    /* The value behind a colon or dash; afterwards `at` is the line below it. */
    value(position, indent, inMapping) {
      const line = this.lines[this.at];
      const rest = this.raw.slice(position, line.end);
      const start = position + rest.search(/[^ ]|$/);
      if (start < line.end && this.raw[start] !== "#") return this.inline(start, indent);
      const here = this.at;
      this.at += 1;
      const column = this.indent();
      const below = this.lines[this.at];
      if (column > indent) {
        if (this.isItem(below, column)) return this.list(column);
        if (KEY.test(below.text.slice(column))) return this.mapping(column);
        return this.inline(below.start + column, indent);
      }
      if (column === indent && inMapping && this.isItem(below, column)) return this.list(column);
      this.at = here + 1;
      return { kind: "scalar", style: "none", text: "", start: position, end: position };
    }

    inline(start, indent) {
      const sign = this.raw[start];
      if (sign === "|" || sign === ">") return this.block(start, indent);
      if (sign === '"' || sign === "'" || sign === "[" || sign === "{") {
        const node = this.closed(start);
        this.at = this.lines.findIndex((line) => line.end >= node.end);
        const rest = this.raw.slice(node.end, this.lines[this.at].end);
        if (!/^\s*$|^\s+#/.test(rest)) this.refuse(node.end);
        this.at += 1;
        return node;
      }
      if (/[&*!%@`?,\]}]/.test(sign) || /^- /.test(this.raw.slice(start, start + 2))) this.refuse(start);
      return this.plain(start, indent);
    }

    block(start, indent) {
      const header = this.raw.slice(start, this.lines[this.at].end);
      if (!/^[|>][-+]?\s*(#.*)?$/.test(header)) this.refuse(start);
      const words = [];
      let deep = indent + 1;
      let end = this.lines[this.at].end;
      this.at += 1;
      for (; this.at < this.lines.length; this.at += 1) {
        const { text, end: lineEnd } = this.lines[this.at];
        // As deep as its first line; what stands less deep is a comment, or no part of it.
        if (text.trim() && text.search(/[^ ]/) < deep) break;
        if (text.trim() && deep === indent + 1) deep = text.search(/[^ ]/);
        words.push(text);
        if (text.trim()) end = lineEnd;
      }
      return { kind: "scalar", style: "block", text: words.join("\n"), start, end };
    }

    plain(start, indent) {
      const words = [];
      let from = start;
      let end = start;
      for (;;) {
        const line = this.lines[this.at];
        const text = this.raw.slice(from, line.end);
        const comment = text.search(/\s#/);
        const word = (comment < 0 ? text : text.slice(0, comment)).trimEnd();
        if (/:(\s|$)/.test(word)) this.refuse(from);
        words.push(word);
        end = from + word.length;
        this.at += 1;
        if (comment >= 0) break;
        let ahead = this.at;
        while (ahead < this.lines.length && !this.lines[ahead].text.trim()) ahead += 1;
        const column = ahead < this.lines.length ? this.lines[ahead].text.search(/[^ ]/) : -1;
        if (column <= indent || this.lines[ahead].text[column] === "#") break;
        this.at = ahead;
        from = this.lines[ahead].start + column;
      }
      return { kind: "scalar", style: "plain", text: words.join(" "), start, end };
    }

    /* A value that says itself where it ends: in quotes or brackets. */
    closed(start) {
      const sign = this.raw[start];
      if (sign === "[" || sign === "{") return this.flow(start, sign === "[" ? "]" : "}");
      const pattern = sign === '"' ? /"((?:[^"\\]|\\[^])*)"/y : /'((?:[^']|'')*)'/y;
      pattern.lastIndex = start;
      const match = pattern.exec(this.raw);
      if (!match || start + match[0].length > this.end) this.refuse(start);
      const text = sign === '"' ? unescaped(match[1]) : match[1].replace(/''/g, "'");
      return { kind: "scalar", style: sign, text, start, end: start + match[0].length };
    }

    skip(position) {
      const pattern = /(?:\s|(?<=\s)#[^\r\n]*)*/y;
      pattern.lastIndex = position;
      return position + pattern.exec(this.raw)[0].length;
    }

    flow(start, closing) {
      const members = [];
      let position = start + 1;
      for (;;) {
        const begins = this.skip(position);
        if (begins >= this.end) this.refuse(start);
        if (this.raw[begins] === closing) return this.flowed(members, start, begins, closing);
        const member = { start: begins, gap: this.raw.slice(position, begins) };
        if (closing === "}") {
          const match = KEY.exec(this.raw.slice(begins, this.end).split(/[\r\n]/)[0]);
          if (!match) this.refuse(begins);
          member.key = match[3] || match[1] || match[2];
          member.node = this.flowing(this.skip(begins + match[0].length), closing);
        } else {
          member.node = this.flowing(begins, closing);
        }
        member.end = member.node.end;
        members.push(member);
        position = this.skip(member.end);
        if (this.raw[position] === ",") {
          member.tail = this.raw.slice(member.end, position);
          position += 1;
        } else if (this.raw[position] === closing) {
          member.tail = "";
          position = member.end;
        } else {
          this.refuse(position);
        }
      }
    }

    flowed(members, start, ends, closing) {
      const last = members.at(-1);
      const gap = this.raw.slice(last ? last.end : start + 1, ends);
      return { kind: closing === "]" ? "list" : "map", flow: true, members, start, end: ends + 1, gap };
    }

    flowing(start, closing) {
      if (/["'[{]/.test(this.raw[start])) return this.closed(start);
      const pattern = /(?:[^,[\]{}:#\s]|:(?![\s,[\]{}])|(?<=\S)#|[^\S\r\n]+(?![#\s]))*/y;
      pattern.lastIndex = start;
      const text = pattern.exec(this.raw)[0].trimEnd();
      const after = this.raw[this.skip(start + text.length)];
      if (/^[&*!%@`|>?]/.test(text) || (after !== "," && after !== closing)) this.refuse(start);
      return { kind: "scalar", style: "plain", text, start, end: start + text.length };
    }
  }

  function unescaped(text) {
    const joined = text.replace(/[ \t]*(\r\n|\n|\r)\s*/g, (all, eol, at) => (text[at - 1] === "\\" ? eol : " "));
    return joined.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\r\n|[^]))/g,
      (all, x, u, long, one) => {
        if (one === undefined) return String.fromCodePoint(parseInt(x || u || long, 16));
        if (/[\r\n]/.test(one)) return "";
        if (!(one in ESCAPES)) throw new Unreadable(`the escape ${all} is not known`);
        return ESCAPES[one];
      });
  }

  function read(raw) {
    const file = parts(raw);
    const reader = new Reader(raw, file.lines, file.end);
    const tree = reader.mapping(0);
    if (reader.indent() >= 0) reader.refuse(reader.lines[reader.at].start);
    return { ...file, tree, raw };
  }

  const api = { Unreadable, linesOf, read };
  if (inNode) module.exports = api;
  else root.SitegenReader = api;
})(this);
