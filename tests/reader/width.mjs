// No page scrolls sideways: on a narrow screen, and with text twice as large.

import { inTab } from "./browsers.mjs";

const DEFAULT = 16; // CSS px of text where a reader has set nothing

// As a reader's own font size in Chromium does, which media queries in rem and em follow too.
async function enlarge(tab, factor) {
  const session = await tab.createCDPSession();
  await session.send("Page.setFontSizes", { fontSizes: { standard: DEFAULT * factor, fixed: 13 * factor } });
}

async function overhang(tab) {
  return tab.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - room;
    if (over <= 0) return null;
    const wide = [...document.body.querySelectorAll("*")]
      .filter((one) => one.getBoundingClientRect().right > room + 0.5)
      .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
    const name = wide ? `${wide.localName}${wide.id && `#${wide.id}`}${wide.className && `.${wide.className}`}` : "?";
    return `${over} px too wide, by ${name}`;
  });
}

const fits = (browser, pages, width, factor) => async (world) => {
  const findings = [];
  const looked = pages(world.site);
  await inTab(world[browser], { width, height: 800 }, async (tab) => {
    if (factor > 1) await enlarge(tab, factor);
    for (const page of looked) {
      await tab.goto(world.origin + page, { waitUntil: "load" });
      const what = await overhang(tab);
      if (what) findings.push({ page, what });
    }
  });
  return { looked: looked.length, findings };
};

const all = (site) => site.everyPage;
const kinds = (site) => site.oneOfEachKind;

export const checks = [
  { name: "no sideways scroll at 320 px", run: fits("chromium", all, 320, 1) },
  { name: "no sideways scroll at 640 px, text 200 %", run: fits("chromium", all, 640, 2) },
  { name: "no sideways scroll at 320 px, text 200 %", run: fits("chromium", all, 320, 2) },
  { name: "no sideways scroll at 320 px, Firefox", run: fits("firefox", kinds, 320, 1), beside: true },
];
