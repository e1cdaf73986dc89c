// Links into mails lead to the quoted words, in a <pre> as archives show mails, in both browsers.

import { createServer } from "node:http";
import { inTab } from "./browsers.mjs";
import { spread, unescaped } from "./site.mjs";

const FILLER = "a line of something else\n".repeat(200);
const LINKED = /<q>([^<]+)<\/q>.{0,400}?href="([^"]*#:~:text=[^"]+)"/gs;

// The words of each verified quotation, and the fragment that a decision's page links them with.
function quotations(site) {
  const pages = site.decisions.map((slug) => site.read(`decisions/${slug}.html`));
  const found = pages.flatMap((html) => [...html.matchAll(LINKED)].map((match) => match.slice(1).map(unescaped)));
  // Of fewer words a fragment names all in one, which an archive's line break would part.
  const long = found.filter(([words]) => words.split(" ").length > 6);
  return spread(long, 6).map(([words, address]) => ({ words, fragment: address.slice(address.indexOf("#")) }));
}

// A mail with the words broken over two quoted lines, as archives show one.
function mail(words) {
  const all = words.split(" ");
  const middle = all.length / 2;
  const text = `${FILLER}> ${all.slice(0, middle).join(" ")}\n> ${all.slice(middle).join(" ")}\n${FILLER}`;
  return `<!doctype html><meta charset="utf-8"><title>A mail</title><pre>${
    text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</pre>`;
}

const leads = (browser) => async (world) => {
  const found = quotations(world.site);
  if (!found.length) return null; // no quotation is verified where no mail was read
  const server = createServer((request, response) => {
    const quoted = found[Number(request.url.slice(1))]; // a browser asks for an icon too
    response.writeHead(quoted ? 200 : 404, { "Content-Type": "text/html" });
    response.end(quoted && mail(quoted.words));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const findings = [];
  try {
    for (const [at, { words, fragment }] of found.entries())
      await inTab(world[browser], { height: 300 }, async (tab) => {
        await tab.goto(`http://localhost:${server.address().port}/${at}${fragment}`, { waitUntil: "load" });
        const scrolled = await tab.waitForFunction(() => scrollY > 500, { timeout: 3_000 }).catch(() => null);
        if (!scrolled) findings.push({ page: fragment, what: `does not lead to: ${words}` });
      });
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return { looked: found.length, findings };
};

export const checks = [
  { name: "links lead to a mail's words, Chromium", run: leads("chromium") },
  { name: "links lead to a mail's words, Firefox", run: leads("firefox"), beside: true },
];
