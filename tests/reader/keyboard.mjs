// The Tab key leads through a page: skip link first, all controls in order, focus seen, no trap.

import { inTab } from "./browsers.mjs";

const MOST = 250; // stops on one page; behind them the order is that of the same lists
const GLANCE = ["outlineStyle", "outlineWidth", "borderBottomWidth", "borderBottomColor",
  "boxShadow", "backgroundColor"];

// Marks what Tab should reach, in the order of the document, and notes what it then does reach.
function watch(glance) {
  const can = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const look = (one) => glance.map((name) => getComputedStyle(one)[name]).join(" ");
  const name = (one) => `${one.localName}${one.id && `#${one.id}`} "${one.textContent.trim().slice(0, 40)}"`;
  const isInView = (one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return right > 0 && left < innerWidth && bottom > 0 && top < innerHeight;
  };
  const stops = [...document.querySelectorAll(can)].filter((one) =>
    !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }));
  const before = new Map(stops.map((one) => [one, look(one)]));
  let last = null;
  window.bootpathWalk = [];
  // A browser scrolls to what has the focus after it has said so: seen when the next one gets it.
  const settle = () => { if (last) window.bootpathWalk.at(-1).isInView ||= isInView(last); };
  document.addEventListener("focusin", ({ target }) => {
    settle();
    last = target;
    window.bootpathWalk.push({
      at: stops.indexOf(target),
      name: name(target),
      isSkip: target.matches("a.skip"),
      isScroller: target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight,
      isInView: isInView(target), // the skip link, which is there only while it has the focus
      isMarked: look(target) !== before.get(target),
    });
  });
  window.bootpathSettle = settle;
  return stops.map(name);
}

async function pressTab(tab, times) {
  const session = await tab.createCDPSession();
  const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  const presses = Array.from({ length: times }, () => ["rawKeyDown", "keyUp"]).flat();
  await Promise.all(presses.map((type) => session.send("Input.dispatchKeyEvent", { type, ...key })));
  await session.detach();
}

async function walk(tab) {
  const expected = await tab.evaluate(watch, GLANCE);
  await pressTab(tab, Math.min(expected.length, MOST));
  const steps = await tab.evaluate(() => { window.bootpathSettle(); return window.bootpathWalk; });
  // What scrolls takes the focus where nothing in it does: a browser's own stop.
  const reached = steps.filter(({ at, isScroller }) => at >= 0 || !isScroller);
  const own = steps.length - reached.length;
  for (const [at, { at: stop, name, isSkip, isMarked, isInView }] of reached.entries()) {
    const fault = (what) => [`stop ${at + 1} of ${expected.length}: ${what}`];
    if (at === 0 && !isSkip) return fault(`${name} comes before the skip link`);
    if (stop !== at) return fault(`${name} has the focus where ${expected[at]} was to have it`);
    if (!isMarked) return fault(`the focus on ${name} is not marked`);
    if (!isInView) return fault(`${name} is not in view when it has the focus`);
  }
  const lacking = Math.min(expected.length, MOST) - own - reached.length;
  return lacking > 0 ? [`the focus stays or leaves before ${expected[reached.length]}`] : [];
}

async function keyboard({ site, chromium, origin }) {
  const findings = [];
  const pages = site.oneOfEachKind;
  await inTab(chromium, {}, async (tab) => {
    for (const page of pages) {
      await tab.goto(origin + page, { waitUntil: "load" });
      findings.push(...(await walk(tab)).map((what) => ({ page, what })));
    }
  });
  return { looked: pages.length, findings };
}

export const checks = [{ name: "Tab: skip link first, in order, seen, no trap", run: keyboard }];
