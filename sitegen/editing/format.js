/* How the editing form reads and writes a file: a change replaces the words that were changed, and no other byte.

   Decap would write the front matter anew: without comments, with other quotes, lists and dates. So it gets a format of
   our own. `fromFile` reads the YAML that the digest allows (a subset, see sitegen/yamltree.py), each value as the text
   that was typed, and keeps the file itself beside the values. `toFile` compares the values with those of that file, and
   puts the changed ones into it. A file that cannot be read in full is never changed. */
(function (root) {
  "use strict";

  const inNode = typeof module === "object" && Boolean(module.exports);
  const { Unreadable, read } = inNode ? require("./reader.js") : root.SitegenReader;
  const { MISFIT, current, wanted } = inNode ? require("./values.js") : root.SitegenValues;
  const { fresh } = inNode ? require("./styles.js") : root.SitegenStyles;
  const { Editor, bodyRange } = inNode ? require("./writer.js") : root.SitegenWriter;

  const ORIGINAL = "_original";
  const BODY = "body";

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
  if (inNode) module.exports = api;
  else root.SitegenFormat = api;
})(this);
