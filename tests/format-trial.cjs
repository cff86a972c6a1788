// Runs the form's format over many texts at once: {fields, cases: [{raw, set: [[path, value], …]}]} on standard input,
// [{data, text, error}] on standard output. A path is a list of keys and numbers.
const format = require("../sitegen/editing/format.js");
const { readFileSync } = require("node:fs");

function put(data, path, value) {
  const target = path.slice(0, -1).reduce((inner, key) => (inner[key] ??= {}), data);
  target[path.at(-1)] = value;
}

const { fields, cases } = JSON.parse(readFileSync(0, "utf8"));
const results = cases.map(({ raw, set }) => {
  const data = raw === null ? {} : format.fromFile(raw, fields);
  const before = structuredClone(data);
  try {
    set.forEach(([path, value]) => put(data, path, value));
    return { data: before, text: format.toFile(data, fields) };
  } catch (error) {
    return { data: before, error: error.message };
  }
});
process.stdout.write(JSON.stringify(results));
