/* How the editing form reads and writes a file: a change replaces the words that were changed, and no other byte.

   Decap would write the front matter anew: without comments, with other quotes, lists and dates. So it gets a format of
   our own. `fromFile` reads the YAML that the digest allows (a subset, see sitegen/yamltree.py), each value as the text
   that was typed, and keeps the file itself beside the values. `toFile` compares the values with those of that file, and
   puts the changed ones into it. A file that cannot be read in full is never changed. */
(function (root) {
  "use strict";

  const ORIGINAL = "_original";
  const BODY = "body";
  const NULLS = new Set(["", "~", "null", "Null", "NULL"]);
  const FENCE = /^-{3,}[ \t]*$/;
  const KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([A-Za-z0-9_][^:#"'[\]{},]*?))[ ]*:(?=[ ]|$)/;
  const ESCAPES = { n: "\n", t: "\t", r: "\r", 0: "\0", a: "\x07", b: "\b", v: "\v", f: "\f", e: "\x1b", N: "\x85",
    _: "\xa0", L: "\u2028", P: "\u2029", " ": " ", '"': '"', "/": "/", "\\": "\\" };

  class Unreadable extends Error {}

  function clean(text) {
    return text.split(/\s+/).filter(Boolean).join(" ");
  }

  // Reading: a tree of values, each with its place in the file

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
      if (!/^[|>][-+1-9]*\s*(#.*)?$/.test(header)) this.refuse(start);
      const words = [];
      let end = this.lines[this.at].end;
      this.at += 1;
      for (; this.at < this.lines.length; this.at += 1) {
        const { text, end: lineEnd } = this.lines[this.at];
        if (text.trim() && text.search(/[^ ]/) <= indent) break;
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

  // Values: those of the file and those of the form in one shape, in which nothing said is undefined

  const MISFIT = Symbol("written as something else than the field is");

  function current(node, field) {
    if (node.kind === "scalar") {
      const text = clean(node.text);
      if (!text || (node.style === "plain" && NULLS.has(node.text))) return undefined;
      if (field.type === "text" || field.type === "flag") return meant(text, field);
      return field.type === "list" ? [meant(text, field)] : MISFIT;
    }
    if (node.kind === "map") return field.type === "record" ? record(node, field) : MISFIT;
    if (field.type !== "list" && field.type !== "records") return MISFIT;
    const inner = innerOf(field);
    const values = membersOf(node).map((member) => current(member.node, inner));
    if (values.includes(MISFIT)) return MISFIT;
    return values.some((value) => value !== undefined) ? values.filter((value) => value !== undefined) : undefined;
  }

  /* The id of a term that is written by its label or a synonym, so that it is found among those to choose from. */
  function meant(text, field) {
    if (!field.spellings || (field.options || []).includes(text)) return text;
    const folded = text.normalize("NFC").toLowerCase();
    return Object.hasOwn(field.spellings, folded) ? field.spellings[folded] : text;
  }

  function record(node, field) {
    const found = {};
    for (const inner of field.fields) {
      const entry = entriesOf(node).find((each) => each.key === inner.name);
      const value = entry && current(entry.node, inner);
      if (value === MISFIT) return MISFIT;
      if (value !== undefined) found[inner.name] = value;
    }
    return Object.keys(found).length ? found : undefined;
  }

  function wanted(value, field) {
    if (value === undefined || value === null) return undefined;
    if (field.type === "text" || field.type === "flag") return clean(String(value)) || undefined;
    if (field.type === "record") {
      const found = {};
      for (const inner of field.fields) {
        const each = wanted(value[inner.name], inner);
        if (each !== undefined) found[inner.name] = each;
      }
      return Object.keys(found).length ? found : undefined;
    }
    const all = (Array.isArray(value) ? value : [value]).map((each) => wanted(each, innerOf(field)));
    const given = all.filter((each) => each !== undefined);
    return given.length ? given : undefined;
  }

  function innerOf(field) {
    if (field.type === "records") return { ...field, type: "record" };
    return { name: field.name, type: "text", options: field.options, spellings: field.spellings };
  }

  function membersOf(node) {
    return node.flow ? node.members : node.items;
  }

  function entriesOf(node) {
    return node.flow ? node.members : node.entries;
  }

  function same(one, other) {
    if (one === undefined || other === undefined || typeof one !== "object") return one === other;
    if (Array.isArray(one)) return one.length === other.length && one.every((each, at) => same(each, other[at]));
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]));
  }

  /* A term that no register has cannot be shown by a list to choose from, which drops it; nobody asked for that. */
  function withUnknown(value, before, field) {
    if (!field.options || !Array.isArray(before)) return value;
    const result = [...(value || [])];
    before.forEach((term, at) => {
      if (!field.options.includes(term) && !result.includes(term)) result.splice(at, 0, term);
    });
    return result.length ? result : undefined;
  }

  // Writing

  function scalar(text, style, inFlow) {
    if (style === "'" && !text.includes("'")) return `'${text}'`;
    const plain = /^[\p{L}\p{N}£€$(“‘/.+§][^]*$/u.test(text) && !/:( |$)| #|[\x00-\x1f\x7f]/.test(text) &&
      !(inFlow && /[,[\]{}:]/.test(text)) && !/^(null|yes|no|on|off|true|false|y|n)$/i.test(text);
    if (plain && style !== '"' && style !== "'") return text;
    const escaped = text.replace(/[\\"]/g, "\\$&").replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
    return `"${escaped}"`;
  }

  function written(value, field, inFlow, style) {
    return field.type === "flag" && /^(true|false)$/.test(value) ? value : scalar(value, style, inFlow);
  }

  function inFlow(value, field) {
    if (field.type === "list") return `[${value.map((each) => scalar(each, "", true)).join(", ")}]`;
    if (field.type === "records") return `[${value.map((each) => inFlow(each, innerOf(field))).join(", ")}]`;
    if (field.type === "record") {
      const inner = field.fields.filter((each) => each.name in value);
      return `{${inner.map((each) => `${each.name}: ${inFlow(value[each.name], each)}`).join(", ")}}`;
    }
    return written(value, field, true, "");
  }

  /* What stands behind the colon of a key that is new. */
  function fresh(value, field, indent, eol) {
    const deeper = " ".repeat(indent + 2);
    if (field.type === "list") {
      if (value.every((each) => /^[\w./-]+$/.test(each))) return ` ${inFlow(value, field)}`;
      return value.map((each) => `${eol}${deeper}- ${scalar(each)}`).join("");
    }
    if (field.type === "record") return `${eol}${deeper}${freshRecord(value, field, indent + 2, eol)}`;
    if (field.type === "records") {
      return value.map((each) => `${eol}${deeper}- ${freshRecord(each, field, indent + 4, eol)}`).join("");
    }
    return ` ${written(value, field)}`;
  }

  function freshRecord(value, field, indent, eol) {
    const given = field.fields.filter((inner) => inner.name in value);
    return given.map((inner) => `${inner.name}:${fresh(value[inner.name], inner, indent, eol)}`)
      .join(eol + " ".repeat(indent));
  }

  /* What is kept (both numbers), changed (both), left out (the first) and new (the second), in the order of the new. */
  function aligned(before, after) {
    const longest = Array.from({ length: before.length + 1 }, () => new Array(after.length + 1).fill(0));
    for (let i = before.length - 1; i >= 0; i -= 1) {
      for (let j = after.length - 1; j >= 0; j -= 1) {
        longest[i][j] = same(before[i], after[j]) ? longest[i + 1][j + 1] + 1 :
          Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    const steps = [];
    let [i, j] = [0, 0];
    while (i < before.length || j < after.length) {
      if (i < before.length && j < after.length && same(before[i], after[j])) {
        steps.push([i++, j++]);
        continue;
      }
      const [gone, come] = [[], []];
      while ((i < before.length || j < after.length) &&
        !(i < before.length && j < after.length && same(before[i], after[j]))) {
        if (j >= after.length || (i < before.length && longest[i + 1][j] >= longest[i][j + 1])) gone.push(i++);
        else come.push(j++);
      }
      for (let at = 0; at < Math.max(gone.length, come.length); at += 1) steps.push([gone[at], come[at]]);
    }
    return steps;
  }

  class Editor {
    constructor(file) {
      Object.assign(this, { file, edits: [] });
    }

    replace(start, end, text) {
      this.edits.push({ start, end, text });
    }

    result() {
      const { raw } = this.file;
      let [text, done] = ["", 0];
      const ordered = this.edits.map((edit, number) => ({ ...edit, number }));
      ordered.sort((a, b) => a.start - b.start || a.end - b.end || a.number - b.number);
      for (const edit of ordered) {
        text += raw.slice(done, edit.start) + edit.text;
        done = edit.end;
      }
      return text + raw.slice(done);
    }

    mapping(node, fields, values, top) {
      let above;
      const gone = [];
      for (const field of fields) {
        const entry = node.entries.find((each) => each.key === field.name);
        const before = entry && current(entry.node, field);
        const after = before === MISFIT ? wanted(values[field.name], field) :
          withUnknown(wanted(values[field.name], field), before, field);
        const silent = before === undefined && after === "false" && field.type === "flag";
        if (before === MISFIT ? after !== undefined : !same(before, after) && !silent) {
          if (before === MISFIT) {
            throw new Error(`'${field.name}' is not written as a ${field.type}; correct it in the file itself`);
          }
          if (!entry) this.insert(node, field, after, above, top);
          else if (after !== undefined) this.value(entry.node, field, after, node.indent);
          else if (field.empty) this.replaceWhole(entry, "[]");
          else gone.push(entry);
        }
        if (entry && (!above || entry.line > above.line)) above = entry;
      }
      gone.forEach((entry) => this.remove(node, entry, gone));
    }

    insert(node, field, value, above, top) {
      const { lines, eol } = this.file;
      const line = `${" ".repeat(node.indent)}${field.name}:${fresh(value, field, node.indent, eol)}${eol}`;
      const anchor = above || (top ? undefined : node.entries[0]);
      const place = anchor ? lines[this.lastOf(anchor)].next :
        node.entries.length ? lines[node.entries[0].line].start : this.file.end;
      this.replace(place, place, line);
    }

    /* The last line of an entry or item; comments and empty lines below it are not part of it. */
    lastOf(part) {
      let number = part.last;
      const end = endOf(part.node);
      const { lines } = this.file;
      while (number > part.line && /^\s*(#.*)?$/.test(lines[number].text) && lines[number].start > end) number -= 1;
      return number;
    }

    remove(node, entry, gone) {
      const { lines } = this.file;
      const next = node.entries[node.entries.indexOf(entry) + 1];
      if (node.behindDash && entry === node.entries[0]) {
        if (!next || gone.includes(next)) throw new Error("delete the whole item instead of its first lines");
        this.replace(entry.start, next.start, "");
      } else {
        this.replace(lines[entry.line].start, lines[this.lastOf(entry)].next, "");
      }
    }

    replaceWhole(entry, text) {
      const node = entry.node;
      if (node.start !== undefined) {
        this.replace(node.start, node.end, node.start === node.end ? ` ${text}` : text);
      } else {
        const { lines, raw } = this.file;
        const line = lines[entry.line];
        const comment = raw.slice(entry.start, line.end).search(/\s+#|\s*$/);
        this.replace(entry.start + comment, entry.start + comment, ` ${text}`);
        this.replace(line.next, lines[this.lastOf(entry)].next, "");
      }
    }

    value(node, field, value, indent) {
      if (node.kind === "scalar" || node.flow) {
        const text = this.flow(node, field, value, false, indent);
        this.replace(node.start, node.end, text);
      } else if (node.kind === "map") {
        this.mapping(node, field.fields, value, false);
      } else {
        this.list(node, field, value);
      }
    }

    /* The new text of a value that stands in one piece; what is unchanged in it is copied. */
    flow(node, field, value, inside, indent) {
      if (node.kind === "scalar") {
        if (node.style === "none") return fresh(value, field, indent, this.file.eol);
        if (field.type === "text" || field.type === "flag") return written(value, field, inside, node.style);
        return inFlow(value, field);
      }
      return node.kind === "list" ? this.flowList(node, field, value) : this.flowMap(node, field, value);
    }

    flowList(node, field, value) {
      const inner = innerOf(field);
      const members = node.members.filter((member) => current(member.node, inner) !== undefined);
      const before = members.map((member) => current(member.node, inner));
      const pieces = [];
      for (const [old, now] of aligned(before, value)) {
        if (now === undefined) continue;
        const member = members[old];
        if (member) pieces.push([member, this.piece(member, inner, before[old], value[now])]);
        else pieces.push([undefined, inFlow(value[now], inner)]);
      }
      return this.joined(node, pieces);
    }

    piece(member, field, before, after) {
      if (same(before, after)) return this.file.raw.slice(member.start, member.end);
      return this.file.raw.slice(member.start, member.node.start) + this.flow(member.node, field, after, true, 0);
    }

    flowMap(node, field, value) {
      const pieces = [];
      for (const member of node.members) {
        const inner = field.fields.find((each) => each.name === member.key);
        const after = inner && value[inner.name];
        if (!inner) pieces.push([member, this.file.raw.slice(member.start, member.end)]);
        else if (after !== undefined) {
          pieces.push([member, this.piece(member, inner, current(member.node, inner), after)]);
        }
      }
      for (const inner of field.fields) {
        if (inner.name in value && !node.members.some((member) => member.key === inner.name)) {
          pieces.push([undefined, `${inner.name}: ${inFlow(value[inner.name], inner)}`]);
        }
      }
      return this.joined(node, pieces);
    }

    joined(node, pieces) {
      const [open, close] = node.kind === "list" ? "[]" : "{}";
      let text = open;
      pieces.forEach(([member, piece], at) => {
        const gap = at === 0 ? (node.members[0] || { gap: "" }).gap :
          member && member !== node.members[0] ? member.gap : " ";
        const tail = member && member.tail && at < pieces.length - 1 ? member.tail : "";
        text += gap + piece + tail + (at < pieces.length - 1 ? "," : "");
      });
      return text + node.gap + close;
    }

    list(node, field, value) {
      const { lines, eol } = this.file;
      const inner = innerOf(field);
      const items = node.items.filter((item) => current(item.node, inner) !== undefined);
      const before = items.map((item) => current(item.node, inner));
      let place = lines[items.length ? items[0].line : node.items[0].line].start;
      for (const [old, now] of aligned(before, value)) {
        const item = items[old];
        if (item && now === undefined) {
          this.replace(lines[item.line].start, lines[this.lastOf(item)].next, "");
        } else if (item && !same(before[old], value[now])) {
          this.value(item.node, inner, value[now], node.indent);
        } else if (!item) {
          const text = inner.type === "record" ? freshRecord(value[now], inner, node.indent + 2, eol) :
            scalar(value[now]);
          this.replace(place, place, `${" ".repeat(node.indent)}- ${text}${eol}`);
        }
        if (item) place = lines[this.lastOf(item)].next;
      }
    }

    /* Lines that the old and the new text begin and end with are left as they are, with their line ends. */
    body(text) {
      const { raw, body, eol } = this.file;
      const [start, end] = bodyRange(raw, body);
      const before = linesOf(raw.slice(start, end));
      const after = text.split("\n");
      if (start === end) {
        const gap = raw.slice(body).length ? "" : eol;
        this.replace(start, end, gap + after.join(eol) + (raw.slice(end) ? "" : eol));
        return;
      }
      let first = 0;
      while (first < Math.min(before.length, after.length) && before[first].text === after[first]) first += 1;
      let last = 0;
      while (last < Math.min(before.length, after.length) - first &&
        before.at(-1 - last).text === after.at(-1 - last)) last += 1;
      const middle = after.slice(first, after.length - last);
      const old = before.slice(first, before.length - last);
      if (last > 0) {
        const from = start + before[first].start;
        const to = start + before[before.length - last].start;
        this.replace(from, to, middle.map((line) => line + eol).join(""));
      } else {
        // Up to the end, whose line end is not part of the text.
        const from = first > 0 ? start + before[first - 1].end : start;
        const added = first > 0 ? middle.map((line) => eol + line).join("") : middle.join(eol);
        this.replace(old.length || first > 0 ? from : start, end, added);
      }
    }
  }

  function endOf(node) {
    if (node.end !== undefined) return node.end;
    const inner = node.kind === "map" ? node.entries : node.items;
    return inner.length ? endOf(inner.at(-1).node) : 0;
  }

  /* The body without the empty lines around it. */
  function bodyRange(raw, body) {
    const text = raw.slice(body);
    const start = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text)[0].length;
    return [body + start, body + Math.max(start, text.trimEnd().length)];
  }

  function shownBody(file) {
    const [start, end] = bodyRange(file.raw, file.body);
    return file.raw.slice(start, end).replace(/\r\n|\r/g, "\n");
  }

  function typedBody(text) {
    return String(text || "").replace(/\r\n|\r/g, "\n").replace(/^(?:[ \t]*\n)*/, "").trimEnd();
  }

  function shown(value, field) {
    if (field.type === "flag") return value === "true" ? true : value === "false" ? false : value;
    return value;
  }

  function fromFile(raw, fields) {
    let file;
    try {
      file = read(raw);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      // With the file, so that nothing is written over it.
      return { [ORIGINAL]: raw, title: `This file cannot be edited here: ${error.message}` };
    }
    const data = { [ORIGINAL]: raw, [BODY]: shownBody(file) };
    for (const field of fields) {
      const entry = file.tree.entries.find((each) => each.key === field.name);
      const value = entry && current(entry.node, field);
      if (value !== undefined && value !== MISFIT) data[field.name] = shown(value, field);
    }
    return data;
  }

  function toFile(data, fields) {
    const raw = data[ORIGINAL];
    if (raw === undefined || raw === null) return newFile(data, fields);
    let file;
    try {
      file = read(raw);
    } catch (error) {
      throw new Error(`This file cannot be edited here: ${error.message}. Correct it in the file itself.`);
    }
    const editor = new Editor(file);
    editor.mapping(file.tree, fields, data, true);
    const body = typedBody(data[BODY]);
    if (body !== typedBody(shownBody(file))) editor.body(body);
    return editor.result();
  }

  function newFile(data, fields) {
    const values = {};
    for (const field of fields) {
      const value = wanted(data[field.name], field);
      if (value !== undefined && !(field.type === "flag" && value === "false")) values[field.name] = value;
    }
    const given = fields.filter((field) => field.name in values);
    const front = given.map((field) => `${field.name}:${fresh(values[field.name], field, 0, "\n")}\n`).join("");
    return `---\n${front}---\n\n${typedBody(data[BODY])}\n`;
  }

  /* Tell Decap of a format for each collection: `tables` is name -> its fields. */
  function register(CMS, tables) {
    for (const [name, fields] of Object.entries(tables)) {
      CMS.registerCustomFormat(`sitegen-${name}`, "md", {
        fromFile: (raw) => fromFile(raw, fields),
        toFile: (data) => toFile(data, fields),
      });
    }
  }

  const api = { fromFile, toFile, register };
  if (typeof module === "object" && module.exports) module.exports = api;
  else root.SitegenFormat = api;
})(this);
