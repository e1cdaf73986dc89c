// The programs and packages that the checks need, where they are, and how to come by the others.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const PROGRAMS = {
  chromium: "apt-get install chromium",
  "firefox-esr": "apt-get install firefox-esr",
  java: "apt-get install openjdk-17-jre-headless",
  w3m: "apt-get install w3m",
};
const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

// The path of a program; undefined if there is none of this name.
export const program = (name) =>
  process.env.PATH.split(path.delimiter).map((place) => path.join(place, name)).find((file) => existsSync(file));

const version = (name) => {
  const file = new URL(`node_modules/${name}/package.json`, import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : "none";
};

// A sentence for each thing that is not there, or not in the version that is named.
export function missing() {
  const programs = Object.entries(PROGRAMS).filter(([name]) => !program(name))
    .map(([name, remedy]) => `${name} is missing: ${remedy}`);
  const packages = Object.entries(dependencies).filter(([name, wanted]) => version(name) !== wanted)
    .map(([name, wanted]) => `${name} ${wanted} is missing: .ci/run reader installs it`);
  return [...programs, ...packages];
}
