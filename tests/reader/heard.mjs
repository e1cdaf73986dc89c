// What a screen reader says of each position: person, stance, option and date in one breath.

import { inTab } from "./browsers.mjs";

const BREATH = 30; // characters that may stand between stance, date and option
const NAMED = new Set(["group", "article", "region", "listitem"]); // said with their names
const plain = (text) => text.replace(/\s+/g, " ").trim();

// The accessibility tree in reading order: headings with their level, and texts.
async function reading(tab) {
  const session = await tab.createCDPSession();
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const items = [];
  const visit = (node) => {
    const role = node.role?.value;
    const name = plain(node.name?.value ?? "");
    if (!node.ignored && role === "heading") {
      items.push({ level: node.properties.find((one) => one.name === "level").value.value, text: name });
    } else if (!node.ignored && role === "StaticText") {
      items.push({ text: name });
    } else {
      if (!node.ignored && NAMED.has(role)) items.push({ text: name });
      for (const child of node.childIds ?? []) visit(byId.get(child));
    }
  };
  visit(nodes[0]);
  return items;
}

// The texts that stand under each heading with this name, up to the next of its level.
function under(items, name) {
  return items.flatMap((item, at) => {
    if (!item.level || !item.text.includes(name)) return [];
    const end = items.findIndex((other, later) => later > at && other.level && other.level <= item.level);
    return [plain(items.slice(at + 1, end < 0 ? undefined : end).map((one) => one.text).join(" "))];
  });
}

// Whether the stance, the date and the option stand together, with little else between them.
export function inOneBreath(text, stance, date, option) {
  const reach = BREATH + option.length + stance.length;
  for (let at = text.indexOf(date); at >= 0; at = text.indexOf(date, at + 1)) {
    const near = text.slice(Math.max(0, at - reach), at + date.length + reach);
    if (near.includes(stance) && near.includes(option)) return true;
  }
  return false;
}

async function positions({ site, chromium, origin }) {
  const people = site.json("api/people.json");
  const findings = [];
  let looked = 0;
  await inTab(chromium, {}, async (tab) => {
    for (const slug of site.decisions) {
      const page = `decisions/${slug}.html`;
      const { positions = [], options = {} } = site.json(`api/decisions/${slug}.json`).record;
      if (!positions.length) continue;
      await tab.goto(origin + page, { waitUntil: "load" });
      const items = await reading(tab);
      for (const { person, stance, option, date } of positions) {
        looked += 1;
        const name = plain(people[person]?.name ?? person);
        const title = plain(options[option].title);
        if (!under(items, name).some((text) => inOneBreath(text, stance, date, title)))
          findings.push({ page, what: `not said together: ${name}, ${stance}, ${title}, ${date}` });
      }
    }
  });
  return { looked, findings };
}

export const checks = [{ name: "each position by ear: who, stance, option, day", run: positions }];
