// Serves one site over HTTP on this machine, compressed, as a web server would.

import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".atom": "application/atom+xml; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
};

export async function served(site) {
  const files = new Set(site.files);
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname).slice(1) || "index.html";
    const found = files.has(asked);
    const file = found ? asked : "404.html";
    const body = gzipSync(readFileSync(site.at(file)), { level: 9 });
    response.writeHead(found ? 200 : 404, {
      "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream",
      "Content-Encoding": "gzip",
      "Content-Length": body.length,
      "Cache-Control": "max-age=600",
    });
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    origin: `http://localhost:${server.address().port}/`,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}
