// What holds on every page of the site: no script, nothing inline, a strict Content-Security-Policy that allows what the site has
// and nothing else (a typeface where its styles have one),
// and the name of the page's kind, by which the browser test picks its pages. A page at a former address has one script,
// always the same, which its policy allows by hash. The page of search has one as well, which is a file of the site, and its policy
// allows files of the site and WebAssembly, which Pagefind is made of.
import { createHash } from "node:crypto";
import { attribute, isRedirect, isSearch, read, readSite } from "./site.mjs";
import { runAsProgram } from "./report.mjs";

const LEAD_ON = 'location.replace(document.getElementById("present").href + location.hash);';
const LEAD_ON_SOURCE = `'sha256-${createHash("sha256").update(LEAD_ON).digest("base64")}'`;
const SEARCH_SOURCES = "script-src 'self' 'wasm-unsafe-eval'";
const SEARCH_SCRIPT = "search.js";
const KNOWN = ["default-src", "style-src", "img-src", "font-src", "connect-src", "base-uri", "form-action"];
const LOADS = ["link", "style", "script", "img", "body"];

export function checkPolicy(folder) {
  const { pages, files } = readSite(folder);
  const hasFont = [...files].some((path) => /^style[^/]*\.css$/.test(path) && read(folder, path).includes("@font-face"));
  const findings = pages.flatMap((page) => [...ofPage(page, hasFont), ...ofElements(page)].map((problem) => `${page.path}${problem}`));
  return { findings, looked: `policy of ${pages.length} pages` };
}

function ofPage(page, hasFont) {
  const problems = [];
  if (!attribute(page, "html", "lang")) problems.push(": html has no lang");
  if (!/^[a-z]+(-[a-z]+)*$/.test(attribute(page, "body", "data-page") ?? "")) {
    problems.push(": body states no kind of page (data-page, in lower-case words)");
  }
  const headings = page.elements.filter(({ name }) => name === "h1").length;
  if (headings !== 1) problems.push(`: has ${headings} h1 instead of one`);
  if (!page.elements.some(({ name, attributes }) => name === "link" && attributes.rel === "icon")) problems.push(": names no icon");
  return [...problems, ...ofSecurityPolicy(page, hasFont)];
}

function ofSecurityPolicy(page, hasFont) {
  const { elements } = page;
  const place = elements.findIndex((e) => e.name === "meta" && /^content-security-policy$/i.test(e.attributes["http-equiv"]));
  if (place < 0) return [": has no Content-Security-Policy"];
  const problems = [];
  const { attributes, line } = elements[place];
  const directives = new Map(attributes.content.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources]));
  if (directives.get("default-src")?.join(" ") !== "'none'") problems.push(`:${line}: the policy's default-src is not 'none'`);
  if (isSearch(page) && directives.get("form-action")?.join(" ") !== "'self'") problems.push(`:${line}: the policy's form-action is not 'self'`);
  for (const name of ["base-uri", "form-action"]) if (!directives.has(name)) problems.push(`:${line}: the policy leaves ${name} open`);
  // What audits a page fetches the site's robots.txt from within it.
  if (!isRedirect(page) && directives.get("connect-src")?.join(" ") !== "'self'") problems.push(`:${line}: the policy's connect-src is not 'self'`);
  for (const [name, sources] of directives) {
    for (const source of sources.filter((source) => /^'unsafe-|^'wasm-|\*|^(https?|data|blob):/.test(source))) {
      if (isSearch(page) && name === "script-src" && source === "'wasm-unsafe-eval'") continue;
      problems.push(`:${line}: the policy allows ${source} in ${name}`);
    }
  }
  const scripts = [...directives].filter(([name]) => name.startsWith("script-src")).map(([name, sources]) => `${name} ${sources.join(" ")}`);
  const allowed = isRedirect(page) ? `script-src ${LEAD_ON_SOURCE}` : isSearch(page) ? SEARCH_SOURCES : "";
  if (scripts.join("; ") !== allowed) problems.push(`:${line}: the policy allows "${scripts.join("; ")}" to run instead of "${allowed}"`);
  const fonts = directives.get("font-src")?.join(" ");
  if (hasFont && !isRedirect(page) && fonts !== "'self'") problems.push(`:${line}: the policy's font-src is not 'self', though styles load a typeface`);
  if (!hasFont && fonts !== undefined) problems.push(`:${line}: the policy allows typefaces, and no style loads any`);
  for (const name of [...directives.keys()].filter((name) => !KNOWN.includes(name) && !name.startsWith("script-src"))) {
    problems.push(`:${line}: the policy has ${name}, which no page needs`);
  }
  const first = elements.findIndex(({ name }) => LOADS.includes(name));
  if (first < place) problems.push(`:${line}: the policy comes after something that loads`);
  return problems;
}

function ofElements(page) {
  let leadsOn = isRedirect(page);
  let searches = isSearch(page);
  return page.elements.flatMap((element) => {
    const { name, attributes, line } = element;
    const problems = [];
    if (name === "script" && leadsOn && Object.keys(attributes).length === 0 && element.text() === LEAD_ON) leadsOn = false;
    else if (name === "script" && searches && attributes.src === SEARCH_SCRIPT && !("type" in attributes) && element.text() === "") searches = false;
    else if (name === "script" && attributes.type !== "application/ld+json") problems.push(`:${line}: has a script`);
    if (name === "style") problems.push(`:${line}: has an inline style sheet, which the policy blocks`);
    if ("style" in attributes) problems.push(`:${line}: ${name} has a style attribute, which the policy blocks`);
    for (const handler of Object.keys(attributes).filter((key) => /^on[a-z]+$/.test(key))) {
      problems.push(`:${line}: ${name} has the script ${handler}`);
    }
    return problems;
  });
}

await runAsProgram(import.meta, "tests/site/policy.mjs SITE", 1, checkPolicy);
