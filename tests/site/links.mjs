// Every link of the site leads somewhere: at a domain root, under a project path, and from disk.
//
// Inside the site links are relative and name a file (a folder opens as a listing from disk). Only what
// needs a whole address (canonical, OpenGraph, sitemap, robots, JSON-LD) and 404.html, which is shown at
// any depth, use the configured base URL.
import { elementsIn, isRedirect, read, readSite } from "./site.mjs";
import { references, urlsInStyles } from "./references.mjs";
import { runAsProgram } from "./report.mjs";

const MOUNTS = ["https://site.invalid/", "https://site.invalid/repository/", "file:///disk/site/"];

export function checkLinks(folder, baseUrl) {
  if (!baseUrl.endsWith("/")) throw new Error(`the base URL ${baseUrl} must end with a slash`);
  const site = readSite(folder);
  site.ids = new Map(site.pages.map((page) => [page.path, idsOf(page)]));
  for (const path of site.files) {
    if (path.endsWith(".svg")) site.ids.set(path, idsOf({ elements: elementsIn(read(folder, path)) }));
  }
  site.redirects = new Set(site.pages.filter(isRedirect).map(({ path }) => path));
  const findings = [];
  const reached = new Map();
  let count = 0;
  for (const page of site.pages) {
    findings.push(...duplicateIds(page), ...(isRedirect(page) ? leadsOn(site, page, baseUrl) : []));
    const targets = new Set();
    reached.set(page.path, targets);
    for (const reference of references(page)) {
      count += 1;
      const { target, problem } = follow(site, page.path, reference, baseUrl);
      if (target && reference.followed) targets.add(target);
      if (problem) findings.push(`${page.path}:${reference.line}: ${reference.what} "${reference.value}" ${problem}`);
    }
  }
  findings.push(...orphans(site, reached), ...listed(site, baseUrl), ...inOtherFiles(site, baseUrl));
  return { findings, looked: `${count} links on ${site.pages.length} pages` };
}

/** Where a reference on `from` leads: a file of the site, or a problem, or (outside the site) neither. */
function follow(site, from, reference, baseUrl) {
  if (reference.idOnly) {
    return site.ids.get(from).has(reference.value) ? {} : { problem: "names an id that isn't on the page" };
  }
  const whole = reference.whole === "always" || from === "404.html";
  if (whole && !reference.value.startsWith("#")) return followWhole(site, from, reference, baseUrl);
  if (reference.whole === "allowed" && reference.value.startsWith(baseUrl)) {
    return inSite(site, reference.value, baseUrl, { folders: true });
  }
  let result = {};
  for (const mount of MOUNTS) {
    const url = parsed(reference.value, mount + from);
    if (!url) return { problem: "is not an address" };
    if (!url.href.startsWith(new URL("/", mount).href)) return outside(site, reference, url, baseUrl);
    result = inSite(site, url.href, mount, { folders: false });
    if (result.problem) return { problem: `${result.problem} (site at ${mount})` };
  }
  return result;
}

function followWhole(site, from, reference, baseUrl) {
  const rooted = /^(https?:\/)?\//.test(reference.value);
  const url = parsed(reference.value, rooted ? baseUrl : undefined);
  if (!url) return { problem: reference.whole === "always" ? "must be a whole address" : "is relative, but 404.html is shown at any depth" };
  if (reference.whole !== "always" && url.origin !== new URL(baseUrl).origin) return outside(site, reference, url, baseUrl);
  if (reference.whole === "always" && !reference.value.startsWith(baseUrl)) return { problem: `does not begin with ${baseUrl}` };
  const result = inSite(site, url.href, baseUrl, { folders: true });
  const isElsewhere = reference.self && result.target && result.target !== from;
  if (isElsewhere && !site.redirects.has(from)) return { problem: `is not this page but ${result.target}` };
  return result;
}

function inSite(site, href, mount, { folders }) {
  if (!href.startsWith(mount)) return { problem: "leaves the site" };
  const url = new URL(href);
  let path = decodeURIComponent(url.pathname.slice(new URL(mount).pathname.length));
  if (path === "" || path.endsWith("/") || site.files.has(`${path}/index.html`)) {
    if (!folders) return { problem: "names a folder; from disk only a file such as index.html opens" };
    if (path !== "" && !path.endsWith("/")) return { problem: "names a folder without its closing slash" };
    path += "index.html";
  }
  if (!site.files.has(path)) return { problem: `leads to ${path}, which is not in the site` };
  const fragment = decodeURIComponent(url.hash.slice(1));
  if (fragment && fragment !== "top" && !site.ids.get(path)?.has(fragment)) {
    return { problem: `leads to #${fragment}, which is not an id in ${path}` };
  }
  return { target: path };
}

function outside(site, reference, url, baseUrl) {
  if (url.protocol === "webcal:") return subscription(site, url, baseUrl);
  if (url.href.startsWith(baseUrl)) return { problem: "is a whole address into this site; make it relative" };
  if (!reference.followed) return { problem: "loads something from outside the site" };
  if (!["https:", "mailto:"].includes(url.protocol)) return { problem: `has the scheme ${url.protocol}; only https:, mailto: and webcal: are used` };
  return {};
}

/** A calendar that one subscribes to is a file of the site. */
function subscription(site, url, baseUrl) {
  if (!url.pathname.endsWith(".ics")) return { problem: "subscribes to what is no calendar" };
  return inSite(site, url.href.replace("webcal:", new URL(baseUrl).protocol), baseUrl, { folders: false });
}

/** A former address leads to one page of the site, with a script, without one, for readers and for crawlers. */
function leadsOn(site, page, baseUrl) {
  const present = page.elements.find(({ name, attributes }) => name === "a" && attributes.id === "present");
  if (!present) return [`${page.path}: has no link that leads on (a#present)`];
  const ways = references(page).filter(({ what }) => ["a", "canonical", "refresh"].includes(what));
  const targets = ways.map((reference) => follow(site, page.path, reference, baseUrl).target);
  const findings = ["canonical", "refresh"].filter((what) => ways.filter((way) => way.what === what).length !== 1).map((what) => `${page.path}: has not one ${what}`);
  if (new Set(targets).size !== 1) findings.push(`${page.path}: leads to several places: ${targets.join(", ")}`);
  if (site.redirects.has(targets[0])) findings.push(`${page.path}: leads to another former address, ${targets[0]}`);
  if (!isHidden(page)) findings.push(`${page.path}: leads on but is not hidden from crawlers`);
  return findings;
}

function orphans(site, reached) {
  const seen = new Set(["index.html"]);
  for (const path of seen) for (const target of reached.get(path) ?? []) seen.add(target);
  return site.pages
    .filter((page) => !isHidden(page) && !seen.has(page.path))
    .map(({ path }) => `${path}: no chain of links leads here from the home page`);
}

/** Whether a page says that nobody is led to it: the one for addresses that don't exist, and what stays of withdrawn ones. */
function isHidden(page) {
  return page.elements.some((e) => e.attributes.name === "robots" && /noindex/.test(e.attributes.content));
}

/** The sitemap names every page that search engines may list, and nothing else. */
function listed(site, baseUrl) {
  if (!site.files.has("sitemap.xml")) return ["sitemap.xml: missing"];
  const findings = [];
  const targets = new Set();
  for (const loc of elementsIn(read(site.folder, "sitemap.xml")).filter((e) => e.name === "loc")) {
    const { target, problem } = inSite(site, loc.text().trim(), baseUrl, { folders: true });
    if (problem) findings.push(`sitemap.xml:${loc.line}: "${loc.text().trim()}" ${problem}`);
    if (targets.has(target)) findings.push(`sitemap.xml:${loc.line}: ${target} is listed twice`);
    targets.add(target);
  }
  for (const page of site.pages) {
    const hidden = isHidden(page);
    if (hidden === targets.has(page.path)) {
      findings.push(`${page.path}: ${hidden ? "says noindex but is" : "is not"} in sitemap.xml`);
    }
  }
  return findings;
}

function inOtherFiles(site, baseUrl) {
  const findings = [];
  const check = (path, reference) => {
    const { problem } = follow(site, path, reference, baseUrl);
    if (problem) findings.push(`${path}:${reference.line}: ${reference.what} "${reference.value}" ${problem}`);
  };
  for (const path of site.files) {
    if (path.endsWith(".svg")) {
      const elements = elementsIn(read(site.folder, path));
      findings.push(...duplicateIds({ path, elements }));
      for (const reference of references({ path, elements })) check(path, reference);
    } else if (path.endsWith(".css")) {
      for (const reference of urlsInStyles(read(site.folder, path))) check(path, reference);
    } else if (path === "robots.txt") {
      for (const [, value] of read(site.folder, path).matchAll(/^Sitemap:\s*(\S+)/gim)) {
        check(path, { value, what: "Sitemap", line: 1, whole: "always" });
      }
    }
  }
  return findings;
}

function duplicateIds(page) {
  const seen = new Set();
  return page.elements.flatMap(({ attributes: { id }, line }) => {
    if (id === undefined) return [];
    if (seen.has(id)) return [`${page.path}:${line}: the id "${id}" stands twice on this page`];
    seen.add(id);
    return [];
  });
}

function idsOf(page) {
  return new Set(page.elements.map((element) => element.attributes.id).filter((id) => id !== undefined));
}

function parsed(value, base) {
  return URL.canParse(value, base) ? new URL(value, base) : undefined;
}

await runAsProgram(import.meta, "tests/site/links.mjs SITE BASE_URL", 2, checkLinks);
