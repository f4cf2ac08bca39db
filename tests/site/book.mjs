// Every link of the guide's book leads to a page of it, and to a place on that page; what stands elsewhere has its whole address.
import { readSite } from "./site.mjs";
import { references } from "./references.mjs";
import { runAsProgram } from "./report.mjs";

const HERE = "https://book.invalid/";

export function checkBook(folder) {
  const book = readSite(folder);
  const places = new Map(book.pages.map((page) => [page.path, placesOn(page)]));
  const findings = [];
  let count = 0;
  for (const page of book.pages) {
    // Shown at any depth, with links from the root of a host.
    if (page.path === "404.html") continue;
    for (const { value, what, line, followed, idOnly } of references(page)) {
      // What the book's script fills in.
      if (idOnly) continue;
      count += 1;
      const problem = problemOf(book, places, page.path, value, followed);
      if (problem) findings.push(`${page.path}:${line}: ${what} "${value}" ${problem}`);
    }
  }
  return { findings, looked: `${count} links on ${book.pages.length} pages of the book` };
}

function problemOf(book, places, from, value, followed) {
  if (!URL.canParse(value, HERE + from)) return "is not an address";
  const url = new URL(value, HERE + from);
  if (!url.href.startsWith(HERE)) {
    if (!followed) return "loads something from elsewhere";
    return ["https:", "mailto:"].includes(url.protocol) ? undefined : `has the scheme ${url.protocol}`;
  }
  // A way out of the book is a way into its root here.
  if (climbs(from, value)) return "leaves the book; write the whole address";
  const path = decodeURIComponent(url.pathname.slice(1)) || "index.html";
  if (!book.files.has(path)) return `leads to ${path}, which is not in the book`;
  const place = decodeURIComponent(url.hash.slice(1));
  if (place && !places.get(path)?.has(place)) return `leads to #${place}, which is no place on ${path}`;
  return undefined;
}

/** Whether a relative address goes further up than its page is deep. */
function climbs(from, value) {
  let depth = from.split("/").length - 1;
  for (const part of value.split(/[?#]/)[0].split("/")) {
    if (part === "..") depth -= 1;
    if (depth < 0) return true;
    if (part !== ".." && part !== "." && part !== "") depth += 1;
  }
  return false;
}

function placesOn({ elements }) {
  return new Set(elements.flatMap(({ attributes: { id, name } }) => [id, name]).filter((it) => it !== undefined));
}

await runAsProgram(import.meta, "tests/site/book.mjs BOOK", 1, checkBook);
