// Walks the whole site in a browser, served as GitHub Pages serves it: from the home page through every link. Every page
// is opened and none is left over, every file is there and sent as what it is, every fragment lands on an element, and
// every former address leads on with its fragment, and without scripts too.
import { complaints, launch, Tabs } from "./browser.mjs";
import { runAsProgram } from "./report.mjs";
import { serve, UNKNOWN } from "./server.mjs";
import { attribute, isRedirect, readSite } from "./site.mjs";

// Their endings say nothing to a server; nobody reads them in a browser.
const FOR_MACHINES = /(^|\/)\.nojekyll$|\.(jsonl|sha256|bin|pagefind|pf_meta|pf_fragment|pf_index|pf_filter)$/;

export async function checkWalk(folder, baseUrl) {
  const site = readSite(folder);
  const server = await serve(folder, new URL(baseUrl).pathname);
  const browser = await launch();
  try {
    const [context, scriptless] = [await browser.newContext(), await browser.newContext({ javaScriptEnabled: false })];
    const walk = { request: context.request, url: server.url, seen: new Set(), queue: [], fragments: new Map(), findings: [], links: 0 };
    const tabs = new Tabs(() => context);
    note(walk, "the start", server.url);
    note(walk, "the start", `${server.url}no/such/page/`);
    await tabs.visit(walk.queue, (page, address) => (isPage(address) ? openPage(walk, page, address) : ask(walk, address)));
    await tabs.visit([...walk.fragments], (page, [address, fragments]) => land(walk, page, address, fragments));
    await leftOver(walk, site);
    await leadOn(walk, tabs, "#main", site);
    await leadOn(walk, new Tabs(() => scriptless), "", site);
    const redirects = site.pages.filter(isRedirect).length;
    return { findings: walk.findings, looked: `${walk.links} links to ${walk.seen.size} addresses, ${redirects} former ones` };
  } finally {
    await browser.close();
    await server.close();
  }
}

function isPage(address) {
  return /(\/|\.html?)$/.test(address);
}

/** Notes where a link on `from` leads, if that is in the site. */
function note(walk, from, href) {
  walk.links += 1;
  if (!href.startsWith(walk.url)) {
    if (new URL(href).origin === new URL(walk.url).origin) walk.findings.push(`${from}: ${href} leaves the site`);
    return;
  }
  const [address, fragment] = href.split("#");
  if (!walk.seen.has(address)) {
    walk.seen.add(address);
    walk.queue.push(address);
  }
  if (fragment && fragment !== "top") {
    if (!walk.fragments.has(address)) walk.fragments.set(address, new Map());
    walk.fragments.get(address).set(fragment, from);
  }
}

async function openPage(walk, page, address) {
  const complained = complaints(page);
  const response = await page.goto(address);
  const path = pathOf(walk, address);
  const expected = path.startsWith("no/such/") ? 404 : 200;
  for (const fault of answered(path, response, expected)) walk.findings.push(fault);
  // What leaving a page breaks off, such as the icon, is asked for by itself.
  const faults = complained.filter((fault) => expected === 200 && !fault.endsWith("net::ERR_ABORTED"));
  walk.findings.push(...faults.map((fault) => `${path}: ${fault}`));
  const hrefs = await page.evaluate(() => {
    const of = (selector, get) => [...document.querySelectorAll(selector)].map(get);
    const links = of("a[href], area[href], link[href]:not([rel=canonical])", (e) => e.href.baseVal ?? e.href);
    const files = of("img[src], script[src], source[src], iframe[src]", (e) => e.src);
    return [...links, ...files].map((href) => new URL(href, document.baseURI).href);
  });
  for (const href of hrefs.filter((href) => /^https?:/.test(href))) note(walk, path, href);
}

async function ask(walk, address) {
  const path = pathOf(walk, address);
  walk.findings.push(...answered(path, await walk.request.get(address), 200));
}

function answered(path, response, expected) {
  const type = response.headers()["content-type"] ?? "nothing";
  const findings = response.status() === expected ? [] : [`${path}: answered with ${response.status()}`];
  if (expected === 200 && isPage(`/${path}`) && !type.startsWith("text/html")) findings.push(`${path}: sent as ${type}`);
  if (type === UNKNOWN && !FOR_MACHINES.test(path)) findings.push(`${path}: sent as a file of no known type`);
  return findings;
}

async function land(walk, page, address, fragments) {
  await page.goto(address);
  const path = pathOf(walk, address);
  if (!isPage(address) && !path.endsWith(".svg")) return walk.findings.push(`${path}: has no fragments, but a link on ${[...fragments.values()][0]} names one`);
  const missed = await page.evaluate((hashes) => {
    // What isn't shown needs no new style for each target.
    document.documentElement.style.display = "none";
    return hashes.filter((hash) => {
      location.hash = hash;
      return document.querySelector(":target") === null;
    });
  }, [...fragments.keys()]);
  for (const fragment of missed) walk.findings.push(`${path}: nothing stands at #${fragment}, to which ${fragments.get(fragment)} leads`);
}

/** Pages that no link led to, and files that are there without a link. */
async function leftOver(walk, { files, pages }) {
  const hidden = new Set(pages.filter((page) => isRedirect(page) || ["not-found", "withdrawn"].includes(attribute(page, "body", "data-page"))).map(({ path }) => path));
  for (const path of files) {
    const addresses = [path, path.replace(/(^|\/)index\.html$/, "$1")].map((it) => walk.url + it.split("/").map(encodeURIComponent).join("/"));
    if (addresses.some((address) => walk.seen.has(address))) continue;
    if (isPage(`/${path}`) && !hidden.has(path)) walk.findings.push(`${path}: no link leads here`);
    await ask(walk, addresses[0]);
  }
}

/** Every former address, with a fragment of the page that it leads to, and without scripts. */
async function leadOn(walk, tabs, fragment, { pages }) {
  await tabs.visit(pages.filter(isRedirect), async (page, redirect) => {
    const from = walk.url + redirect.path;
    const present = redirect.elements.find(({ attributes }) => attributes.id === "present").attributes.href;
    const expected = new URL(present, from).href + fragment;
    await page.goto(from + fragment, { waitUntil: "commit" });
    await page.waitForURL((url) => !url.href.startsWith(from)).catch(() => {});
    if (page.url() !== expected) walk.findings.push(`${redirect.path}${fragment}: leads to ${page.url()} instead of ${expected}`);
  });
}

function pathOf(walk, address) {
  return decodeURIComponent(address.slice(walk.url.length)) || "index.html";
}

await runAsProgram(import.meta, "tests/site/walk.mjs SITE BASE_URL", 2, checkWalk);
