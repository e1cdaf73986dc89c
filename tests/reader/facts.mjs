// With JavaScript off every fact of the records stands on a page that links lead to.

import { inTab } from "./browsers.mjs";
import { linksOf } from "./site.mjs";

// Letters and digits alone: how a text is set between tags and marks does not matter.
export const squeezed = (text) => text.normalize("NFC").replace(/[^\p{L}\p{N}\p{M}]+/gu, "");

// The parts of a Markdown text that a page shows as they are: references become titles, addresses go.
export function shownParts(text) {
  return text
    .replace(/!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, "&link;$1&link;")
    .split(/\[\[[^\]]*\]\]|<[a-z]+:[^>]*>|^\s*\[[^\]]*\]:.*$|\[[^\]]*\]\[[^\]]*\]|&[#\w]+;/m)
    .map(squeezed)
    .filter(Boolean);
}

// The texts and days that a record holds, each with where it stands.
export function facts(record) {
  const found = [["title", record.title], ["question", record.question]];
  const add = (name, entries, ...fields) => {
    for (const [at, entry] of Object.entries(entries ?? {}))
      for (const field of fields) if (entry?.[field]) found.push([`${name} ${at} ${field}`, entry[field]]);
  };
  add("option", record.options, "title", "says");
  add("status", record.status, "date", "says");
  add("position", record.positions, "date", "says", "condition");
  add("question", record.questions, "date", "asks");
  for (const question of record.questions ?? []) add(`answer to ${question.key}`, question.answers, "date", "says");
  add("expectation", record.expectations, "date", "due", "expects");
  add("outcome", (record.expectations ?? []).map((one) => one.outcome), "date", "says");
  add("event", record.events, "date", "says");
  add("unverified", (record.unverified ?? []).map((text) => ({ text })), "text");
  for (const field of ["summary", "context"]) if (record[field]) found.push([field, record[field]]);
  return found;
}

// The pages that no links lead to from the landing page, and the links that lead nowhere.
function strayed(site) {
  const files = new Set(site.files);
  const seen = new Set(["index.html"]);
  const dead = [];
  for (const page of seen) {
    if (!page.endsWith(".html")) continue;
    for (const target of linksOf(site, page)) {
      if (!files.has(target)) dead.push({ page, what: `leads to ${target}, which is not there` });
      else seen.add(target);
    }
  }
  const decisions = site.json("api/decisions.json").map(({ slug }) => `decisions/${slug}.html`);
  const meant = new Set([...decisions, ...site.pages.filter((page) => page !== "404.html")]);
  const lost = [...meant].filter((page) => !seen.has(page)).map((page) => ({ page, what: "no link leads here" }));
  return [...dead, ...lost];
}

function shownText() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent.checkVisibility() || parent.closest("details:not([open])")) texts.push(node.data);
  }
  return texts.join("");
}

async function withoutScript({ site, chromium }) {
  const findings = strayed(site);
  let looked = 0;
  await inTab(chromium, { scripts: false }, async (tab) => {
    for (const slug of site.decisions) {
      const page = `decisions/${slug}.html`;
      await tab.goto(site.url(page), { waitUntil: "load" });
      const text = squeezed(await tab.evaluate(shownText));
      for (const [where, fact] of facts(site.json(`api/decisions/${slug}.json`).record)) {
        looked += 1;
        if (text.includes(squeezed(fact))) continue; // as it was typed
        const missing = shownParts(fact).find((part) => !text.includes(part));
        if (missing) findings.push({ page, what: `does not show ${where}: ${missing.slice(0, 60)}` });
      }
    }
  });
  return { looked, findings };
}

export const checks = [{ name: "facts shown and reached without JavaScript", run: withoutScript }];
