// Looks at built sites as readers get them: `node run.mjs [--json FILE] [--only WORD] NAME=DIR ...`.
//
// Exit codes: 0 nothing found, 1 something found, 2 usage, or a tool that is missing.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { missing } from "./tools.mjs";

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "string" }, only: { type: "string" } },
  });
  const named = positionals.map((argument) => argument.split("="));
  if (!named.length || named.some((parts) => parts.length !== 2)) {
    console.error("usage: node run.mjs [--json FILE] [--only WORD] NAME=DIR ...");
    return 2;
  }
  const absent = missing();
  if (absent.length) {
    for (const sentence of absent) console.error(sentence);
    return 2;
  }
  const { looked } = await import("./looked.mjs");
  const { listed, table } = await import("./table.mjs");
  const rows = await looked(named, values.only ?? "");
  const sites = named.map(([name]) => name);
  console.log(table(sites, rows));
  console.log(listed(sites, rows));
  if (values.json) {
    mkdirSync(path.dirname(values.json), { recursive: true });
    writeFileSync(values.json, `${JSON.stringify(rows, null, 1)}\n`);
  }
  const found = rows.flatMap(({ results }) => Object.values(results)).some((result) => result?.findings.length);
  return found ? 1 : 0;
}

process.exitCode = await main();
