// What VS Code's YAML extension shows: the language server that it is made of, with the settings of a folder's
// `.vscode/settings.json`. FOLDER FILE … as arguments; {file: [[line, message], …]} on standard output.
const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const rpc = require("vscode-jsonrpc/node");

const [folder, ...files] = process.argv.slice(2);
const mapping = JSON.parse(readFileSync(join(folder, ".vscode/settings.json"), "utf8"))["yaml.schemas"];
const server = spawn(process.execPath, [require.resolve("yaml-language-server/bin/yaml-language-server"), "--stdio"]);
const talk = rpc.createMessageConnection(
  new rpc.StreamMessageReader(server.stdout),
  new rpc.StreamMessageWriter(server.stdin),
);
const address = (file) => pathToFileURL(join(folder, file)).href;
const found = {};
let quiet;

function done() {
  process.stdout.write(JSON.stringify(found));
  server.kill();
  process.exit(0);
}

// The schema store would be asked for over the network.
const yaml = { schemas: mapping, validate: true, schemaStore: { enable: false } };
talk.onRequest("workspace/configuration", ({ items }) => items.map(({ section }) => (section === "yaml" ? yaml : {})));
talk.onRequest("client/registerCapability", () => null);
talk.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
  const file = files.find((one) => address(one) === uri);
  found[file] = diagnostics.map(({ range, message }) => [range.start.line + 1, message]);
  clearTimeout(quiet);
  if (files.every((one) => one in found)) quiet = setTimeout(done, 500);
});
talk.listen();

(async () => {
  const root = pathToFileURL(folder).href;
  await talk.sendRequest("initialize", {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: "digest" }],
    capabilities: {
      workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      textDocument: { publishDiagnostics: {} },
    },
  });
  await talk.sendNotification("initialized", {});
  for (const file of files) {
    const text = readFileSync(join(folder, file), "utf8");
    const textDocument = { uri: address(file), languageId: "yaml", version: 1, text };
    await talk.sendNotification("textDocument/didOpen", { textDocument });
  }
})();
