// Proves that the checks can fail: `node planted.mjs DIR` spoils a built site, which it may keep,
// in a way that each of them has to find. Lighthouse alone is left out: it takes its time.
//
// Exit codes: 0 every fault was found, 1 one was not, 2 usage.

import { readFileSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { looked } from "./looked.mjs";
import { Site } from "./site.mjs";

const noise = (kilobytes) => `<!-- ${randomBytes(kilobytes * 500).toString("hex")} -->`; // no packer makes it small
const inMain = (more) => (html) => html.replace("</main>", `${more}</main>`);
const css = (text) => `${text}/* ${randomBytes(20_000).toString("hex")} */`;
const ELSEWHERE = "<p><q>once it is stable the clock would start ticking</q> "
  + '<a href="https://a.example/#:~:text=other%20words">mail</a></p>';
const PICTURES = '<img src="a.png" alt=""><img src="b.png" alt="">';

// File, what is done to its text, and the checks that have to find it there.
const faults = (decision) => [
  ["index.html", inMain(noise(200)), ["landing page with", "landing page raw", "each page,"]],
  ["index.html", (html) => html.replace(/class="listed"/, ""), ["search and filters from files", "first result"]],
  [decision, inMain(noise(100)), ["each decision with"]],
  [decision, (html) => html.replace(/(<p class="position">.*?)<time\b.*?<\/time>/gs, "$1"), ["by ear", "w3m"]],
  [decision, (html) => html.replace(/<h1>.*?<\/h1>/s, "<h1>A heading</h1>"), ["facts shown", "w3m"]],
  [decision, inMain(ELSEWHERE), ["a mail's words"]],
  ["style.css", css, ["style.css"]],
  ["site.js", css, ["site.js"]],
  ["about.html", inMain(PICTURES), ["requests of a page", "silence over http"]],
  ["about.html", inMain('<p><a href="nowhere.html">more</a></p>'), ["facts shown"]],
  ["terms.html", inMain("<script>document.title = 1</script>"), ["silence"]],
  ["milestones.html", inMain('<img src="icon.svg"><center>old</center>'), ["axe", "Nu checker", "html-validate"]],
  ["expectations.html", inMain(`<p><nobr>${"wide".repeat(400)}</nobr></p>`), ["no sideways scroll"]],
  ["people.html", inMain('<p><a href="#main" tabindex="5">first</a></p>'), ["Tab"]],
  ["feed.atom", (text) => text.replace("</feed>", ""), ["are XML"]],
];

async function main([directory]) {
  if (!directory) {
    console.error("usage: node planted.mjs DIR");
    return 2;
  }
  const site = new Site("planted", directory);
  const decision = site.largestFirst(site.kinds.get("decisions/*"))[0];
  for (const [file, spoil] of faults(decision)) {
    const before = readFileSync(site.at(file), "utf8");
    const after = spoil(before);
    if (after === before) throw new Error(`nothing was spoilt in ${file}`);
    writeFileSync(site.at(file), after);
  }
  const rows = (await looked([["planted", directory]], "")).filter(({ results }) => results.planted);
  const found = ({ results }) => results.planted.findings;
  const unfound = faults(decision).flatMap(([file, , checks]) => checks.flatMap((name) => {
    const meant = rows.filter((row) => row.name.includes(name));
    if (!meant.length) return [`no check is called ${name}`];
    // What leads to other words is listed by those words, not by the page that they are from.
    return meant.filter((row) => !found(row).some(({ page }) => page === file || page.startsWith("#")))
      .map((row) => `${row.name}: nothing found in ${file}`);
  }));
  const clean = rows.filter((row) => !found(row).length).map(({ name }) => `${name}: found nothing`);
  for (const line of new Set([...unfound, ...clean])) console.error(line);
  if (!unfound.length && !clean.length) console.log(`each of ${rows.length} checks found the faults planted for it`);
  return unfound.length || clean.length ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
