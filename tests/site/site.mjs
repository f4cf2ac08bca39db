// The built site as the checks see it: the set of its files, and its pages as flat lists of elements.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { parse } from "parse5";

/** `{ folder, files: Set of paths with "/", pages: [{ path, elements }] }`, home first. */
export function readSite(folder) {
  const files = new Set(
    readdirSync(folder, { recursive: true })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => path.split(sep).join("/"))
      .sort(),
  );
  if (!files.has("index.html")) throw new Error(`${folder} has no index.html: not a built site`);
  const html = [...files].filter((path) => /\.html?$/.test(path));
  html.sort((a, b) => (b === "index.html") - (a === "index.html"));
  const pages = html.map((path) => ({ path, elements: elementsIn(read(folder, path)) }));
  return { folder, files, pages };
}

export function read(folder, path) {
  return readFileSync(join(folder, path), "utf8");
}

/** Elements in document order, those of `noscript` too: `{ name, attributes, line, text() }`. SVG files can be read so as well. */
export function elementsIn(markup) {
  const elements = [];
  collect(parse(markup, { sourceCodeLocationInfo: true, scriptingEnabled: false }), elements);
  return elements;
}

export function attribute(page, elementName, attributeName) {
  return page.elements.find((element) => element.name === elementName)?.attributes[attributeName];
}

/** Whether a page is a former address, which only leads on. */
export function isRedirect(page) {
  return attribute(page, "body", "data-page") === "redirect";
}

/** Whether a page is that of search, which alone runs a script of the site. */
export function isSearch(page) {
  return attribute(page, "body", "data-page") === "search";
}

function collect(node, elements) {
  if (node.tagName && node.sourceCodeLocation) {
    elements.push({
      name: node.tagName,
      attributes: Object.fromEntries(node.attrs.map((a) => [a.prefix ? `${a.prefix}:${a.name}` : a.name, a.value])),
      line: node.sourceCodeLocation.startLine,
      text: () => textOf(node),
    });
  }
  for (const child of (node.content ?? node).childNodes ?? []) collect(child, elements);
}

function textOf(node) {
  return node.value ?? (node.childNodes ?? []).map(textOf).join("");
}
