// A built site: its files, its pages by kind, what a page asks for, and where its links lead.

import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const REDIRECT = /<meta[^>]+http-equiv="?refresh/i;
const REDIRECT_BYTES = 8_000; // a redirect is shorter, so that longer files need not be read
const MANY = 200; // pages of one kind from which on only some of them are looked at
const TOO_LONG = 150_000; // raw bytes of a page; what is longer is reported and seldom opened

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
export const unescaped = (text) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hexadecimal, name) =>
    name ? (ENTITIES[name] ?? all) : String.fromCodePoint(decimal ?? parseInt(hexadecimal, 16)));

// The kind of a page: where it lies, and its name where the site has one such page.
export function kindOf(page) {
  const parts = page.split("/");
  const stem = parts.pop().replace(/\.html$/, "");
  return parts.length ? `${parts[0]}${"/*".repeat(parts.length)}` : stem.replace(/-?\d[\d-]*$/, "");
}

export class Site {
  constructor(name, directory) {
    this.name = name;
    this.directory = path.resolve(directory);
    this.files = readdirSync(this.directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.directory, path.join(entry.parentPath ?? entry.path, entry.name)))
      .sort();
    const html = this.files.filter((file) => file.endsWith(".html"));
    const isRedirect = (file) => this.size(file) < REDIRECT_BYTES && REDIRECT.test(this.read(file));
    this.redirects = html.filter(isRedirect);
    const leading = new Set(this.redirects);
    this.pages = html.filter((file) => !leading.has(file));
    this.kinds = grouped(this.pages, kindOf);
    this.isLarge = this.pages.length > MANY;
  }

  at(file) { return path.join(this.directory, file); }
  url(file = "") { return pathToFileURL(this.at(file)).href + (file ? "" : "/"); }
  size(file) { return statSync(this.at(file)).size; }
  read(file) { return readFileSync(this.at(file), "utf8"); }
  json(file) { return JSON.parse(this.read(file)); }
  has(file) { return this.files.includes(file); }
  gzipped(file) { return gzipSync(readFileSync(this.at(file)), { level: 9 }).length; }
  largestFirst(files) { return [...files].sort((a, b) => this.size(b) - this.size(a)); }

  // The fullest page of each kind that is no longer than a page may be, else its shortest.
  get oneOfEachKind() {
    return [...this.kinds.values()].map((pages) => {
      const sorted = this.largestFirst(pages);
      return sorted.find((page) => this.size(page) <= TOO_LONG) ?? sorted.at(-1);
    });
  }

  // Every page; of a large site the fullest, the emptiest and some between of each kind.
  get everyPage() {
    if (!this.isLarge) return this.pages;
    return [...this.kinds.values()].flatMap((pages) =>
      spread(this.largestFirst(pages).filter((page) => this.size(page) <= TOO_LONG), 5));
  }

  get decisions() {
    const slugs = this.json("api/decisions.json").map((decision) => decision.slug);
    return this.isLarge ? spread(slugs, 40) : slugs;
  }
}

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(key(item))) groups.set(key(item), []);
    groups.get(key(item)).push(item);
  }
  return groups;
}

// So many of the items, the first and the last among them, at even distances.
export function spread(items, count) {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, at) => items[Math.round((at * (items.length - 1)) / (count - 1))]);
}

const REQUESTING = [
  /<(?:script|img|iframe|source|embed|audio|video|input)\b[^>]*?\ssrc="([^"]*)"/gi,
  /<link\b(?=[^>]*\brel="(?:stylesheet|icon|preload|modulepreload|manifest)")[^>]*?\shref="([^"]*)"/gi,
  /<(?:image|use|object)\b[^>]*?\s(?:href|data)="([^"#][^"]*)"/gi,
];

// What a browser asks for to show a page, without script: style sheet, script, icon, pictures.
export function asksFor(site, page) {
  const html = site.read(page);
  const found = REQUESTING.flatMap((pattern) => [...html.matchAll(pattern)].map((match) => match[1]));
  return [...new Set(found.filter((address) => !address.startsWith("data:")))].map((address) => local(page, address));
}

// The path in the site that an address on a page leads to; null for what lies elsewhere.
export function local(page, address) {
  const given = unescaped(address).replace(/[?#].*$/, "");
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(given)) return null;
  if (!given) return page;
  if (given.startsWith("/")) return decodeURIComponent(given.slice(1)) || "index.html";
  return path.posix.join(path.posix.dirname(page), decodeURIComponent(given));
}

// The pages and files that links lead to from a page.
export function linksOf(site, page) {
  const addresses = [...site.read(page).matchAll(/<a\b[^>]*?\s(?:xlink:)?href="([^"]*)"/gi)];
  return [...new Set(addresses.map((match) => local(page, match[1])).filter(Boolean))];
}
