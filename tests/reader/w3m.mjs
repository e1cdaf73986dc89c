// A decision in a text browser, 80 columns wide: question, answer, and who stands where, in order.

import { spawn } from "node:child_process";
import { squeezed } from "./facts.mjs";
import { unescaped } from "./site.mjs";

const UNBREAKABLE = 30; // letters of a word

function dump(html) {
  const child = spawn("w3m", ["-dump", "-cols", "80", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"]);
  return new Promise((done, fail) => {
    const parts = [];
    child.on("error", fail);
    child.stdout.on("data", (data) => parts.push(data));
    child.on("close", () => done(Buffer.concat(parts).toString("utf8")));
    child.stdin.end(html);
  });
}

const comesFirst = (text, first, then) => {
  const at = text.indexOf(squeezed(first));
  return at >= 0 && text.indexOf(squeezed(then), at + squeezed(first).length) > at;
};

// Under each name that stands alone, the paragraphs that follow it, as `[name, paragraph]`.
function cards(shown, names) {
  const known = new Set(names.map(squeezed));
  let current = null;
  return shown.split(/\n\s*\n/).map(squeezed).flatMap((paragraph) => {
    if (known.has(paragraph)) current = paragraph;
    return current ? [[current, paragraph]] : [];
  });
}

// The positions in force that are not said under the person's name, or not in the page's order.
function unsaid(shown, positions, nameOf) {
  const told = cards(shown, positions.map(({ person }) => nameOf(person)));
  const order = [...new Set(positions.map(({ person }) => squeezed(nameOf(person))))];
  const shownOrder = [...new Set(told.map(([whose]) => whose))];
  const isInOrder = order.filter((name) => shownOrder.includes(name)).join() === shownOrder.join();
  const missing = positions.flatMap(({ person, stance, date }) => {
    const name = squeezed(nameOf(person));
    const isTold = told.some(([whose, paragraph]) =>
      whose === name && paragraph.startsWith(squeezed(stance)) && paragraph.includes(squeezed(date)));
    return isTold ? [] : [`${nameOf(person)}, ${stance}, ${date} is not told`];
  });
  return isInOrder ? missing : [...missing, `people out of order: ${shownOrder.join(", ")}`];
}

// Matches the words where they stand as such, not inside longer ones.
const whole = (words) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "u");

// A drawing's words are read out as sentences, those of a decoration not at all.
async function leftOver(html, shown) {
  const text = shown.replace(/\s+/g, " ");
  const found = [];
  for (const [drawing, attributes] of html.matchAll(/<svg\b([^>]*)>.*?<\/svg>/gs)) {
    const words = (await dump(drawing)).replace(/\s+/g, " ").trim();
    if (!words) continue;
    if (attributes.includes('aria-hidden="true"')) found.push(`a decoration leaves words: ${words}`);
    if (!/[.?!]$/.test(words)) found.push(`a drawing ends in no sentence: ${words.slice(-60)}`);
    const parts = [...drawing.matchAll(/<text\b[^>]*>([^<]{2,})<\/text>/g)].map((match) => unescaped(match[1]));
    found.push(...parts.map((part) => part.replace(/\s+/g, " ").trim())
      .filter((part) => !whole(part).test(text)).map((part) => `words of a drawing run together at: ${part}`));
  }
  return found;
}

// Lines of more than 80 columns. Letters that are wider or narrower than a column are left alone.
const tooWide = (shown) => shown.split("\n")
  .filter((line) => line.length > 80 && /^[\u0020-\u024f\u2010-\u2026]*$/.test(line))
  .slice(0, 1)
  .map((line) => `wider than 80 columns: ${line.trim()}`);

async function faults(site, slug, people) {
  const html = site.read(`decisions/${slug}.html`);
  const { record, standing } = site.json(`api/decisions/${slug}.json`);
  const shown = await dump(html);
  const text = squeezed(shown);
  const status = standing.status[0].toUpperCase() + standing.status.slice(1);
  const answer = `${status} ${record.options?.[standing.outcome]?.title ?? ""}`;
  const isUnbreakable = shown.split(/\s/).some((word) => word.length > UNBREAKABLE);
  return [
    ...(comesFirst(text, record.question, answer) ? [] : [`the answer does not follow the question: ${answer}`]),
    ...unsaid(shown, standing.positions, (person) => people[person]?.name ?? person),
    // What cannot be broken widens a table, and is broken in a drawing.
    ...(isUnbreakable ? [] : [...await leftOver(html, shown), ...tooWide(shown)]),
  ];
}

async function inTextBrowser({ site }) {
  const people = site.json("api/people.json");
  const slugs = site.decisions;
  const findings = [];
  for (const slug of slugs)
    findings.push(...(await faults(site, slug, people)).map((what) => ({ page: `decisions/${slug}.html`, what })));
  return { looked: slugs.length, findings };
}

export const checks = [{ name: "w3m: question, answer, stances in order", run: inTextBrowser, beside: true }];
