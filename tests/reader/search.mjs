// Search and filters, from files: by key and by address, in both browsers; and fast.

import { inTab } from "./browsers.mjs";

const PATIENCE = 5_000; // ms until a step counts as failed: it loads what it needs from disk
const QUICK = 100; // ms to the first result once the index is loaded
const TRIES = 5;
const FIELD = 'input[type="search"]';
const HITS = "ol[aria-label='Decisions found'] > li";

// A decision to look for, the words of its title, and its status.
function sought(site) {
  const all = site.json("api/decisions.json");
  const wordsOf = ({ title }) => (title.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 5).join(" ");
  const one = [...all].reverse().find((decision) => wordsOf(decision).length > 8) ?? all[0];
  const { status } = one;
  return { slug: one.slug, words: wordsOf(one), status, count: all.filter((other) => other.status === status).length };
}

const hit = (slug) => `${HITS} > a[href*="decisions/${slug}.html"]`;

// The steps of a reader, each with what it needs to hold; the first that fails is a finding.
function steps(tab, { slug, words, status, count }, start) {
  const shown = (selector) => tab.waitForSelector(selector, { visible: true, timeout: PATIENCE });
  const holds = (test, ...given) => tab.waitForFunction(test, { timeout: PATIENCE }, ...given);
  const hasCount = (number) => holds((wanted) =>
    [...document.querySelectorAll("[role=status]")].some((one) => one.textContent.startsWith(wanted)),
  `${number.toLocaleString("en")} of `);
  return [
    ["the search field appears", async () => { await tab.goto(start, { waitUntil: "load" }); await shown(FIELD); }],
    ["/ leads to the field", async () => {
      await tab.keyboard.press("/");
      await holds((field) => document.activeElement === document.querySelector(field), FIELD);
    }],
    [`typing finds ${slug}`, async () => { await tab.keyboard.type(words); await shown(hit(slug)); }],
    ["the words are marked", () => shown(`${hit(slug)} mark`)],
    ["the address has the words", () =>
      holds((typed) => new URLSearchParams(location.search).get("q") === typed, words)],
    ["the address restores the search", async () => {
      const address = tab.url();
      await tab.goto("about:blank");
      await tab.goto(address, { waitUntil: "load" });
      await shown(hit(slug));
      await holds((field, typed) => document.querySelector(field).value === typed, FIELD, words);
    }],
    ["Escape clears the field", async () => {
      await tab.keyboard.press("/");
      await tab.keyboard.press("Escape");
      await holds((field) => document.querySelector(field).value === "", FIELD);
    }],
    [`?status=${status} filters`, async () => {
      await tab.goto(`${start}?status=${status}`, { waitUntil: "load" });
      await hasCount(count);
      const others = await tab.$$eval(HITS, (rows, kept) =>
        rows.filter((row) => !row.querySelector(`.tag.${kept}`)).length, status);
      if (others) throw new Error(`${others} rows have another status`);
    }],
    ["an unknown value is ignored", async () => {
      await tab.goto(`${start}?status=no-such-status`, { waitUntil: "load" });
      await shown("table.decisions");
    }],
    ["an arrow and Enter open the first result", async () => {
      await tab.goto(start, { waitUntil: "load" });
      await shown(FIELD);
      await tab.keyboard.press("/");
      await tab.keyboard.type(words);
      await shown(hit(slug));
      const first = await tab.$eval(`${HITS} > a`, (link) => link.href);
      await tab.keyboard.press("ArrowDown");
      await holds((selector) => document.activeElement === document.querySelector(selector), `${HITS} > a`);
      await Promise.all([tab.waitForNavigation({ timeout: PATIENCE }), tab.keyboard.press("Enter")]);
      if (tab.url().split("#")[0] !== first.split("#")[0]) throw new Error(`opened ${tab.url()}`);
    }],
    ["Back restores the search", async () => {
      await tab.evaluate(() => { history.back(); });
      await shown(hit(slug));
    }],
  ];
}

const used = (browser) => async (world) => {
  const { site } = world;
  const findings = [];
  const wanted = sought(site);
  let looked = 0;
  await inTab(world[browser], { only: site.url() }, async (tab, heard) => {
    for (const [what, step] of steps(tab, wanted, site.url("index.html"))) {
      looked += 1;
      try {
        await step();
      } catch (error) {
        findings.push({ page: "index.html", what: `${what}: ${error.message.split("\n")[0]}` });
        return;
      }
    }
    findings.push(...heard.map((what) => ({ page: "index.html", what })));
  });
  return { looked, findings };
};

// The time from a letter typed to the first result on the page, at its best of several.
async function quick({ site, chromium }) {
  const { slug, words } = sought(site);
  return inTab(chromium, {}, async (tab) => {
    await tab.goto(`${site.url("index.html")}?q=${encodeURIComponent(words)}`, { waitUntil: "load" });
    const found = await tab.waitForSelector(hit(slug), { timeout: 4 * PATIENCE }).catch(() => null);
    if (!found) return { figure: "none", findings: [{ page: "index.html", what: `does not find ${slug}` }] };
    const times = [];
    while (times.length < TRIES)
      times.push(await tab.evaluate(async (fieldName, hits, typed) => {
        const field = document.querySelector(fieldName);
        const enter = (text) => { field.value = text; field.dispatchEvent(new Event("input", { bubbles: true })); };
        const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
        enter("");
        await frame();
        const begun = performance.now();
        enter(typed);
        while (!document.querySelector(hits)) await frame();
        await frame();
        return performance.now() - begun;
      }, FIELD, HITS, words));
    const best = Math.round(Math.min(...times));
    const findings = best > QUICK ? [{ page: "index.html", what: `${best} ms to the first result` }] : [];
    return { figure: `${best} ms`, findings };
  });
}

export const checks = [
  { name: "search and filters from files, Chromium", run: used("chromium") },
  { name: "search and filters from files, Firefox", run: used("firefox"), beside: true },
  { name: "first result of a search, <= 100 ms", run: quick },
];
