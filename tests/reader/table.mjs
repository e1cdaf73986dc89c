// The results as one plain table, checks by sites, with what was found listed below it.

const NAME = 48;
const CELL = 15;
const LISTED = 12; // findings shown of one check on one site; the JSON has them all

const cell = (result) => {
  if (!result) return "-";
  const count = result.findings.length;
  const figure = result.figure ?? `${count} of ${result.looked}`;
  return count ? `${figure} *` : figure;
};

export function table(sites, rows) {
  const line = (name, cells) => name.padEnd(NAME) + cells.map((text) => text.padStart(CELL)).join("");
  const rule = "-".repeat(NAME + CELL * sites.length);
  return [
    line("found of looked at, or a figure; * = too much", sites),
    rule,
    ...rows.map(({ name, results }) => line(name, sites.map((site) => cell(results[site])))),
    rule,
  ].join("\n");
}

export function listed(sites, rows) {
  const lines = [];
  for (const { name, results } of rows)
    for (const site of sites) {
      const { findings = [] } = results[site] ?? {};
      if (!findings.length) continue;
      lines.push("", `${name}, ${site}: ${findings.length}`);
      lines.push(...findings.slice(0, LISTED).map(({ page, what }) => `  ${page}: ${what}`));
      if (findings.length > LISTED) lines.push(`  and ${findings.length - LISTED} more`);
    }
  return lines.join("\n");
}
