/* Values in one shape, those of the file and those of the form, so that they can be compared. What says nothing is
   undefined; a value of another kind than its field is MISFIT. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && Boolean(module.exports);

  const NULLS = new Set(["", "~", "null", "Null", "NULL"]);
  const MISFIT = Symbol("written as something else than the field is");

  function clean(text) {
    return text.split(/\s+/).filter(Boolean).join(" ");
  }

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

  const api = { MISFIT, current, innerOf, same, wanted, withUnknown };
  if (inNode) module.exports = api;
  else root.SitegenValues = api;
})(this);
