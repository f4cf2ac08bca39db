// Serves a built site as GitHub Pages does: below a project path, folders by their index.html, a folder
// without its slash redirected, everything else 404.html with status 404, to be kept for ten minutes; to be read
// only; compressed where the browser takes it; and without .nojekyll as Jekyll leaves it, less the names that begin with `_` or `.`.
import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { runAsProgram } from "./report.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".htm": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/vnd.microsoft.icon",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".pdf": "application/pdf",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xsd": "application/xml",
};

/** What a file is sent as whose ending says nothing. */
export const UNKNOWN = "application/octet-stream";

/** Pictures, fonts and documents are compressed already. */
const COMPRESSED = /^(text\/|image\/svg|application\/(json|xml))/;

function send(request, response, status, headers, bytes) {
  const isSmaller = COMPRESSED.test(headers["content-type"]) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const encoding = isSmaller ? { "content-encoding": "gzip", vary: "accept-encoding" } : {};
  response.writeHead(status, { ...headers, ...encoding }).end(isSmaller ? gzipSync(bytes) : bytes);
}

/** `{ url, close }` where `url` ends with `prefix` (such as `/repository/`). */
export async function serve(folder, prefix, port = 0) {
  const server = createServer((request, response) => {
    if (!["GET", "HEAD"].includes(request.method)) return response.writeHead(405).end();
    const { status, location, file } = answer(folder, prefix, new URL(request.url, "http://localhost").pathname);
    const headers = { "cache-control": "max-age=600" };
    if (location) response.writeHead(status, { ...headers, location }).end();
    else if (!file) response.writeHead(status, headers).end();
    else send(request, response, status, { ...headers, "content-type": TYPES[extname(file)] ?? UNKNOWN }, readFileSync(file));
  });
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

function answer(folder, prefix, path) {
  if (`${path}/` === prefix) return { status: 301, location: prefix };
  const missing = { status: 404, file: kindOf(join(folder, "404.html")) === "file" ? join(folder, "404.html") : undefined };
  const inside = decoded(path.slice(prefix.length));
  if (!path.startsWith(prefix) || inside === undefined || inside.split("/").includes("..")) return missing;
  const isReserved = inside.split("/").some((part) => /^[._]/.test(part));
  if (isReserved && kindOf(join(folder, ".nojekyll")) !== "file") return missing;
  const target = join(folder, inside);
  if (kindOf(target) === "folder") {
    if (inside !== "" && !inside.endsWith("/")) return { status: 301, location: `${path}/` };
    return kindOf(join(target, "index.html")) === "file" ? { status: 200, file: join(target, "index.html") } : missing;
  }
  if (kindOf(target) === "file" && !inside.endsWith("/")) return { status: 200, file: target };
  if (kindOf(`${target}.html`) === "file") return { status: 200, file: `${target}.html` };
  return missing;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function kindOf(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  return status?.isDirectory() ? "folder" : status?.isFile() ? "file" : undefined;
}

await runAsProgram(import.meta, "tests/site/server.mjs SITE PREFIX PORT", 3, async (folder, prefix, port) => {
  console.log((await serve(folder, prefix, Number(port))).url);
  return new Promise(() => {});
});
