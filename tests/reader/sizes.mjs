// How many bytes and requests a page costs a reader, against the budgets.

import { asksFor } from "./site.mjs";

const KB = 1_000; // the smaller of the two kilobytes, so that neither reading is exceeded
const kilobytes = (bytes) => `${(bytes / KB).toFixed(1)} KB`;
const RAW_BUDGET = 150 * KB;
const PAGE_BUDGET = 60 * KB;
const NAMED = 12; // pages whose exact size is worked out where many may be too large

// A page and everything that it asks for, compressed.
const weight = (site, page) =>
  [page, ...asksFor(site, page)].reduce((sum, file) => sum + (site.has(file) ? site.gzipped(file) : 0), 0);

function within(budget, page, bytes, what = "compressed") {
  const finding = { page, what: `${kilobytes(bytes)} ${what}, of at most ${kilobytes(budget)}` };
  return { figure: kilobytes(bytes), findings: bytes > budget ? [finding] : [] };
}

const ofPage = (budget, pageOf) => ({ site }) => {
  const page = pageOf(site);
  return within(budget, page, weight(site, page), "compressed, with everything it asks for");
};

const ofFile = (budget, file) => ({ site }) => within(budget, file, site.gzipped(file));

// The largest is found among those that are largest before compression.
function ofDecisions({ site }) {
  const pages = site.largestFirst(site.kinds.get("decisions/*")).slice(0, site.isLarge ? 40 : undefined);
  const weights = pages.map((page) => [page, weight(site, page)]);
  const findings = weights.flatMap(([page, bytes]) => within(40 * KB, page, bytes).findings);
  return { figure: kilobytes(Math.max(...weights.map(([, bytes]) => bytes))), findings };
}

function rawLanding({ site }) {
  return within(RAW_BUDGET, "index.html", site.size("index.html"), "raw");
}

function everyPage({ site }) {
  const pages = site.largestFirst([...site.pages, ...site.redirects]);
  const sizes = pages.map((page) => [page, site.size(page)]);
  const raw = sizes.filter(([, bytes]) => bytes > RAW_BUDGET);
  // A page of fewer raw bytes than may come compressed need not be compressed to know.
  const packed = sizes.filter(([, bytes]) => bytes > PAGE_BUDGET && bytes <= RAW_BUDGET)
    .map(([page]) => [page, site.gzipped(page)]);
  return {
    figure: kilobytes(sizes[0][1]),
    findings: [
      ...raw.flatMap(([page, bytes]) => within(RAW_BUDGET, page, bytes, "raw").findings),
      ...packed.flatMap(([page, bytes]) => within(PAGE_BUDGET, page, bytes).findings),
    ],
  };
}

function requests({ site }) {
  const counts = site.everyPage.map((page) => [page, [page, ...asksFor(site, page)]]);
  return {
    figure: `${Math.max(...counts.map(([, files]) => files.length))}`,
    findings: counts.filter(([, files]) => files.length > 4)
      .map(([page, files]) => ({ page, what: `${files.length} requests: ${files.slice(1, NAMED).join(", ")}` })),
  };
}

export const checks = [
  { name: "landing page with all it asks for, <= 60 KB", run: ofPage(60 * KB, () => "index.html") },
  { name: "landing page raw, <= 150 KB", run: rawLanding },
  { name: "each decision with all it asks for, <= 40 KB", run: ofDecisions },
  { name: "style.css, <= 14 KB", run: ofFile(14 * KB, "style.css") },
  { name: "site.js, <= 10 KB", run: ofFile(10 * KB, "site.js") },
  { name: "requests of a page, <= 4", run: requests },
  { name: "each page, <= 150 KB raw, 60 KB compressed", run: everyPage },
];
