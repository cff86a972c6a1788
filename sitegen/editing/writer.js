/* Puts changed values into a file: only the words that change are replaced, all else is copied. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && Boolean(module.exports);
  const { linesOf } = inNode ? require("./reader.js") : root.SitegenReader;
  const { MISFIT, current, innerOf, same, wanted, withUnknown } = inNode ? require("./values.js") : root.SitegenValues;
  const { aligned, fresh, freshRecord, inFlow, scalar, written } = inNode ? require("./styles.js") : root.SitegenStyles;

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

  const api = { Editor, bodyRange };
  if (inNode) module.exports = api;
  else root.SitegenWriter = api;
})(this);
