// Whether pages load in silence: no message, no failed or foreign request, nothing refused.

import { inTab } from "./browsers.mjs";

const silent = (browser, pages, base) => async (world) => {
  const { site } = world;
  const from = base(world);
  const looked = pages(site);
  const findings = [];
  await inTab(world[browser], { only: from }, async (tab, heard) => {
    for (const page of looked) {
      heard.length = 0;
      await tab.goto(from + page.split("/").map(encodeURIComponent).join("/"), { waitUntil: "load" });
      const refused = await tab.evaluate(() => window.refusedByPolicy);
      findings.push(...[...heard, ...refused].map((what) => ({ page, what })));
    }
  });
  return { looked: looked.length, findings };
};

const overHttp = ({ origin }) => origin;
const fromFiles = ({ site }) => site.url();
const all = (site) => site.everyPage;
const kinds = (site) => site.oneOfEachKind;
// A server shows 404.html at any address, so that it may ask for the site's files from the root.
const openable = (pages) => (site) => pages(site).filter((page) => page !== "404.html");

export const checks = [
  { name: "silence over http, Chromium", run: silent("chromium", all, overHttp) },
  { name: "silence from files, Chromium", run: silent("chromium", openable(all), fromFiles) },
  { name: "silence over http, Firefox", run: silent("firefox", kinds, overHttp), beside: true },
  { name: "silence from files, Firefox", run: silent("firefox", openable(kinds), fromFiles), beside: true },
];
