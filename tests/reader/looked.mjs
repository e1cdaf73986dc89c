// Runs every check on every site, one after the other, in two browsers that are started once a site.

import { checks as axe } from "./axe.mjs";
import { launched } from "./browsers.mjs";
import { checks as facts } from "./facts.mjs";
import { checks as fragments } from "./fragments.mjs";
import { checks as heard } from "./heard.mjs";
import { checks as keyboard } from "./keyboard.mjs";
import { checks as lighthouse } from "./lighthouse.mjs";
import { checks as markup } from "./markup.mjs";
import { served } from "./server.mjs";
import { checks as search } from "./search.mjs";
import { checks as silence } from "./silence.mjs";
import { Site } from "./site.mjs";
import { checks as sizes } from "./sizes.mjs";
import { checks as w3m } from "./w3m.mjs";
import { checks as width } from "./width.mjs";

export const CHECKS = [
  ...lighthouse, ...sizes, ...silence, ...axe, ...width, ...heard, ...keyboard,
  ...facts, ...search, ...fragments, ...markup, ...w3m,
];

const LONGEST = 240_000; // ms that a check may take

function late(name) {
  let timer;
  const passed = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${name} takes too long`)), LONGEST);
  });
  return { passed, stop: () => clearTimeout(timer) };
}

const NOTHING = { page: "-", what: "there was nothing to look at" };

// What a check finds; that it cannot be done, or looked at nothing, is a finding too. Null for a
// check that says that the site has nothing for it.
async function done(check, world) {
  const begun = performance.now();
  const limit = late(check.name);
  const result = await Promise.race([Promise.resolve(world).then(check.run), limit.passed])
    .finally(limit.stop)
    .catch((error) => ({ figure: "failed", findings: [{ page: "-", what: error.message.split("\n")[0] }] }));
  if (!result) return null;
  if (result.looked === 0) result.findings.push(NOTHING);
  return { ...result, seconds: Math.round((performance.now() - begun) / 100) / 10 };
}

// Lighthouse measures speed, so it is alone; of the others those in Chromium run in one line, and
// Firefox and the programs in another beside it.
async function ofSite(world, checks) {
  const results = new Map();
  const inTurn = async (chosen) => {
    for (const check of chosen) {
      const result = await done(check, world);
      if (result) results.set(check.name, result);
    }
  };
  const mine = checks.filter(({ only }) => !only || only === world.site.name);
  await inTurn(mine.filter(({ alone }) => alone));
  await Promise.all([
    inTurn(mine.filter(({ alone, beside }) => !alone && !beside)),
    inTurn(mine.filter(({ beside }) => beside)),
  ]);
  return results;
}

// The rows of the table: { name, results: { site: { looked, figure, findings, seconds } } }.
export async function looked(named, only) {
  const checks = CHECKS.filter(({ name }) => name.includes(only));
  const rows = checks.map(({ name }) => ({ name, results: {} }));
  for (const [name, directory] of named) {
    const site = new Site(name, directory);
    const server = await served(site);
    const [chromium, firefox] = await Promise.all([launched("chromium"), launched("firefox")]);
    try {
      const results = await ofSite({ site, chromium, firefox, origin: server.origin }, checks);
      for (const row of rows) if (results.has(row.name)) row.results[name] = results.get(row.name);
    } finally {
      await Promise.all([chromium.close(), firefox.close()]);
      server.close();
    }
  }
  return rows;
}
