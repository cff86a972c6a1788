/* How a value is written where there was none: plain where it can be, in quotes where it must be. And which items of
   a list are kept, changed, left out and new. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && Boolean(module.exports);
  const { innerOf, same } = inNode ? require("./values.js") : root.SitegenValues;

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

  const api = { aligned, fresh, freshRecord, inFlow, scalar, written };
  if (inNode) module.exports = api;
  else root.SitegenStyles = api;
})(this);
