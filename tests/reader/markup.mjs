// Markup as the standard has it: the Nu checker, html-validate, and XML that parses.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inTab } from "./browsers.mjs";

const folder = (name) => path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
const JAR = path.join(folder("vnu-jar"), "build/dist/vnu.jar");
const VALIDATOR = path.join(folder("html-validate"), "bin/html-validate.mjs");
const RULES = fileURLToPath(new URL("html-validate.config.mjs", import.meta.url));

const checked = (site) => [...site.everyPage, ...site.redirects.slice(0, 50)];
const pageOf = (site, place) => decodeURIComponent(place ?? "").split(`${site.directory}/`).pop();
const brief = (text = "") => text.replace(/\s+/g, " ").slice(0, 90);

// What a program prints, as JSON; it may end in any way as long as it prints that.
async function told(program, args) {
  const child = spawn(program, args);
  let out = "";
  let failed = "";
  child.stdout.on("data", (data) => { out += data; });
  child.stderr.on("data", (data) => { failed += data; });
  await new Promise((done, fail) => { child.on("close", done); child.on("error", fail); });
  try {
    return JSON.parse(out);
  } catch {
    throw new Error(`${path.basename(program)} printed no JSON: ${brief(failed || out)}`);
  }
}

async function nu({ site }) {
  const files = [...checked(site), "style.css", ...site.files.filter((file) => file.endsWith(".svg")).slice(0, 50)];
  const { messages } = await told("java", ["-Xss2m", "-jar", JAR, "--errors-only", "--format", "json", "--stdout",
    "--also-check-css", "--also-check-svg", ...files.map((file) => site.at(file))]);
  const findings = messages.map(({ url, lastLine, message, extract }) =>
    ({ page: pageOf(site, url), what: `${lastLine ?? "?"}: ${message} ${brief(extract)}` }));
  return { looked: files.length, findings };
}

async function validated({ site }) {
  const files = checked(site);
  const results = await told(process.execPath, [VALIDATOR, "--config", RULES, "--formatter", "json",
    ...files.map((file) => site.at(file))]);
  const findings = results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, message, selector }) =>
    ({ page: pageOf(site, filePath), what: `${line}: ${ruleId}: ${message} ${selector ?? ""}` })));
  return { looked: files.length, findings };
}

// Feeds, the site map and drawings; and what the site map names is there.
async function wellFormed({ site, chromium }) {
  const xml = site.files.filter((file) => /\.(atom|xml|svg)$/.test(file));
  const looked = site.isLarge ? [...new Set([...xml.slice(0, 60), ...xml.slice(-40)])] : xml;
  const findings = [];
  await inTab(chromium, {}, async (tab) => {
    await tab.goto("about:blank");
    for (const page of looked) {
      const error = await tab.evaluate((text) =>
        new DOMParser().parseFromString(text, "text/xml").querySelector("parsererror")?.textContent, site.read(page));
      if (error) findings.push({ page, what: error.replace(/\s+/g, " ") });
    }
  });
  return { looked: looked.length, findings };
}

export const checks = [
  { name: "Nu checker, errors", run: nu, beside: true },
  { name: "html-validate", run: validated, beside: true },
  { name: "feeds, site map and drawings are XML", run: wellFormed },
];
