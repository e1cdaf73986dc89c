// The two browsers of Debian under remote control, and tabs that note whatever is not silence.

import puppeteer from "puppeteer-core";
import { program } from "./tools.mjs";

const CHROMIUM = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launched(name) {
  const options = { headless: true, protocolTimeout: 120_000 };
  return name === "chromium"
    ? puppeteer.launch({ ...options, browser: "chrome", executablePath: program("chromium"), args: CHROMIUM })
    : puppeteer.launch({ ...options, browser: "firefox", executablePath: program("firefox-esr") });
}

// Does the work in a tab of its own. `only` is where all of its requests have to lead; what is said
// on the console, fails, leads elsewhere or is refused by the page's policy comes to `heard`.
export async function inTab(browser, { width = 1280, height = 900, scripts = true, only = null }, work) {
  const tab = await browser.newPage();
  const heard = [];
  const hear = (what) => heard.push(what);
  try {
    await tab.setViewport({ width, height });
    if (!scripts) await tab.setJavaScriptEnabled(false);
    tab.on("console", (message) => hear(`console: ${message.text()}`));
    tab.on("pageerror", (error) => hear(`error: ${error.message}`));
    tab.on("requestfailed", (request) => {
      // The next page was asked for before all of this one had come: nothing is wrong with it.
      if (!/ABORT/.test(request.failure()?.errorText ?? ""))
        hear(`failed: ${request.url()} ${request.failure()?.errorText}`);
    });
    tab.on("response", (response) => {
      if (response.status() >= 400) hear(`failed: ${response.url()} ${response.status()}`);
    });
    tab.on("request", (request) => {
      if (only && !request.url().startsWith(only) && !/^(data|about):/.test(request.url()))
        hear(`asks for ${request.url()}`);
    });
    if (scripts && only)
      await tab.evaluateOnNewDocument(() => {
        window.refusedByPolicy = [];
        document.addEventListener("securitypolicyviolation", (event) =>
          window.refusedByPolicy.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
      });
    return await work(tab, heard);
  } finally {
    await tab.close();
  }
}

export const dark = (tab, isDark) =>
  tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: isDark ? "dark" : "light" }]);
