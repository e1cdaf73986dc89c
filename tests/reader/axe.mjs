// axe-core on one page of each kind: light and dark, narrow and wide.

import axe from "axe-core";
import { dark, inTab } from "./browsers.mjs";

const seen = ({ id, nodes }, where) =>
  `${where}: ${id}, ${nodes.length} times, first ${nodes[0].target.join(" ")}`;

const LOOKS = [[320, false], [320, true], [1280, false], [1280, true]];
// The pages of a large site have the styles of the others, and many more elements.
const looksAt = (site) => (site.isLarge ? [LOOKS[0], LOOKS[3]] : LOOKS);

async function accessible({ site, chromium, origin }) {
  const findings = [];
  const pages = site.oneOfEachKind;
  await inTab(chromium, {}, async (tab) => {
    for (const page of pages) {
      await tab.goto(origin + page, { waitUntil: "load" });
      await tab.evaluate(axe.source);
      for (const [width, isDark] of looksAt(site)) {
        await tab.setViewport({ width, height: 900 });
        await dark(tab, isDark);
        const { violations } = await tab.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
        const where = `${width} px ${isDark ? "dark" : "light"}`;
        findings.push(...violations.map((one) => ({ page, what: seen(one, where) })));
      }
    }
  });
  return { looked: pages.length, findings };
}

export const checks = [{ name: "axe, light and dark, 320 and 1280 px", run: accessible }];
