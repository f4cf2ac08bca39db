// Opens one page of each kind (body data-page), and each chart that is a file, as readers do: on a phone, a
// tablet and a desk, in light and dark, in forced colors, without scripts, on paper. Leaves screenshots for a look if asked to. Jumps
// to every cell of every statement on phones, and holds every page to where its text begins and ends and to its stops of the Tab key.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { complaints, launch, lookOfBody, Tabs } from "./browser.mjs";
import { chartFaults } from "./charts.mjs";
import { unreachableText } from "./layout.mjs";
import { cellsOutOfSight, gluedFigures, scrollingRegions, shiftedHeadings, unmarkedMenu, unseenLinks } from "./sight.mjs";
import { runAsProgram } from "./report.mjs";
import { serve } from "./server.mjs";
import { attribute, elementsIn, isRedirect, read, readSite } from "./site.mjs";

const WIDTHS = [320, 768, 1440];
// Phones, a tablet held upright and lying, and desks.
const DEVICES = [320, 360, 390, 414, 600, 768, 1024, 1280, 1440];
const HANDHELD = [320, 390, 414, 768];
const SCHEMES = ["light", "dark"];
// Lines over time have a page each, a hundred in an archive.
const OF_A_KIND = 20;
// Of kinds that another site has.
const OF_A_KNOWN_KIND = 5;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// A4 less margins of 15 mm, at 96 dots an inch.
const PAPER = 680;

/**
 * Where `screenshots` names a folder, leaves pictures of what was looked at there. Of kinds of page that `before` has, another site
 * that was looked at, whose style is the same, one is looked at in two views for what it says, and a few on devices; of
 * statements that are laid out alike one.
 */
export async function checkPages(folder, baseUrl, screenshots, before) {
  if (screenshots) mkdirSync(screenshots, { recursive: true });
  const site = readSite(folder);
  const known = new Set(before ? onePageOfEachKind(readSite(before)).map(({ kind }) => kind) : []);
  const kinds = onePageOfEachKind(site).filter(({ kind }) => !known.has(kind));
  const server = await serve(folder, new URL(baseUrl).pathname);
  const browser = await launch();
  const visit = { browser, url: server.url, screenshots, texts: new Map() };
  try {
    const findings = await lookAtEach(visit, stopsIn(site, kinds, known), {});
    findings.push(...(await withoutScripts(visit, kinds)), ...(await missingPage(visit)));
    const views = `${WIDTHS.length * SCHEMES.length} views`;
    const looked = [];
    if (kinds.length > 0) looked.push(`${kinds.length} kinds of page in ${views}: ${kinds.map(({ kind }) => kind).join(", ")}`);
    if (known.size > 0) looked.push(`other kinds of page in 2 views, and on ${DEVICES.length} devices`);
    return { findings, looked: looked.join("; ") };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Former addresses are left out: nothing of them stays on the screen. */
export function onePageOfEachKind({ pages }) {
  const kinds = new Map();
  for (const page of pages.filter((page) => !isRedirect(page))) {
    const kind = attribute(page, "body", "data-page");
    if (kind && !kinds.has(kind)) kinds.set(kind, { kind, path: page.path });
  }
  return [...kinds.values()];
}

/** Each file that is opened, once, with the ways to look at it. */
function stopsIn({ folder, files, pages }, kinds, known) {
  const isFirst = ({ path }) => kinds.some((it) => it.path === path);
  const seen = new Map();
  const layouts = new Set();
  const stops = pages.filter((page) => !isRedirect(page)).map((page) => {
    const kind = attribute(page, "body", "data-page");
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    const looks = isFirst(page) ? [withScripts, inEveryView] : [];
    if (known.has(kind) && seen.get(kind) === 1) looks.push(inTwoViews);
    if (seen.get(kind) <= (known.has(kind) ? OF_A_KNOWN_KIND : OF_A_KIND)) looks.push(onEveryDevice);
    const layout = layoutOfStatements(page);
    if (layout && !(known.has(kind) && layouts.has(layout))) looks.push(inStatements);
    layouts.add(layout);
    return { path: page.path, kind, looks };
  });
  const classOf = (path) => elementsIn(read(folder, path)).find(({ name }) => name === "svg")?.attributes.class ?? "";
  const charts = [...files].filter((path) => path.endsWith(".svg") && /(^|\s)chart(\s|$)/.test(classOf(path)));
  return [...stops.filter(({ looks }) => looks.length > 0), ...charts.map((path) => ({ path, looks: [byItself] }))];
}

/** What decides where cells of the statements of a page stand, by what is around them and above; empty where it has none. */
function layoutOfStatements({ elements }) {
  const isStatement = ({ name, attributes }) => name === "table" && /(^| )statement( |$)/.test(attributes.class);
  return elements
    .flatMap((element, at) => (isStatement(element) ? [at] : []))
    .map((at) => {
      const head = elements.slice(at, elements.findIndex(({ name }, place) => place > at && name === "tbody"));
      const around = elements.slice(0, at).findLast(({ name }) => name === "div");
      return [around, ...head].map((it) => [it?.name, it?.attributes.class, it?.attributes.colspan].join(".")).join(" ");
    })
    .join("\n");
}

/** On screens of each width in both schemes, in forced colors and on paper. */
async function inEveryView(page, stop, fault, visit) {
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) await inView(page, stop, fault, visit, colorScheme, width);
  }
  await page.setViewportSize({ width: 768, height: 900 });
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  fault("in forced colors", await page.evaluate(unmarkedMenu));
  await onPaper(page, stop, fault, visit);
}

/** On a desk's screen in light and on a phone's in dark; charts at each width, where what they say fits or doesn't, and on paper. */
async function inTwoViews(page, stop, fault, visit) {
  const [phone, tablet, desk] = WIDTHS;
  const [light, dark] = SCHEMES;
  await inView(page, stop, fault, visit, light, desk);
  await page.setViewportSize({ width: tablet, height: 900 });
  fault(`at ${tablet} px`, await page.evaluate(chartFaults));
  await inView(page, stop, fault, visit, dark, phone);
  await onPaper(page, stop, fault, visit);
}

async function onPaper(page, { kind }, fault, visit) {
  await page.setViewportSize({ width: PAPER, height: 1000 });
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none", media: "print" });
  fault("on paper", await page.evaluate(unreachableText, { paper: true }));
  fault("on paper", await page.evaluate(chartFaults));
  await picture(visit, page, `${kind}-paper`);
  await page.emulateMedia({ media: "screen" });
}

async function inView(page, { kind }, fault, visit, colorScheme, width) {
  const view = `at ${width} px, ${colorScheme}`;
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  for (const look of [chartFaults, unseenLinks]) fault(view, await page.evaluate(look));
  fault(view, await accessibility(page));
  if (colorScheme === "dark" && !(await isDark(page))) fault(view, ["is light although dark is asked for"]);
  await picture(visit, page, `${kind}-${width}-${colorScheme}`);
}

/** A chart that is a file, which has a width of its own: what stands beyond the window has nothing beneath it. */
async function byItself(page, { path }, fault, visit) {
  await page.setViewportSize({ width: 1440, height: 1200 });
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    fault(`by itself, ${colorScheme}`, await page.evaluate(chartFaults));
    await picture(visit, page, `${path.replaceAll("/", "-")}-${colorScheme}`, false);
  }
}

/** At all widths: where a page's text begins and whether it ends in sight, and stops of the Tab key that never scroll. Of a kind the first of many, which differ in their figures alone. */
async function onEveryDevice(page, _, fault) {
  const idle = new Set();
  for (const width of DEVICES) {
    await page.setViewportSize({ width, height: 900 });
    const view = `on devices: at ${width} px`;
    fault(view, await page.evaluate(shiftedHeadings), " ");
    fault(view, await page.evaluate(unreachableText, { paper: false }));
    fault(view, await page.evaluate(gluedFigures));
    for (const [at, { name, scrolls }] of (await page.evaluate(scrollingRegions)).entries()) {
      if (width === DEVICES[0]) idle.add(`${at}: ${name}`);
      if (scrolls) idle.delete(`${at}: ${name}`);
    }
  }
  fault("on devices", [...idle].map((region) => `a stop of the Tab key scrolls at no width: region ${region}`));
}

/** Every cell of statements, on the page of its own and on that of its announcement. */
async function inStatements(page, _, fault) {
  const changes = page.locator("#show_changes");
  const hasChanges = (await changes.count()) > 0;
  for (const width of HANDHELD) {
    await page.setViewportSize({ width, height: 700 });
    fault(`at ${width} px`, await page.evaluate(cellsOutOfSight));
    if (!hasChanges) continue;
    await changes.check();
    fault(`at ${width} px, with changes`, await page.evaluate(cellsOutOfSight));
    await changes.uncheck();
  }
}

async function withScripts(page, { path }, fault, { texts }) {
  await page.setViewportSize({ width: 768, height: 900 });
  texts.set(path, await page.evaluate(() => document.body.innerText));
  const scripts = await page.evaluate(() => {
    const isSearch = (script) => document.body.dataset.page === "search" && script.getAttribute("src") === "search.js";
    return [...document.scripts].filter((s) => s.type !== "application/ld+json" && !isSearch(s)).map(() => "has a script");
  });
  fault("with scripts", scripts);
}

/** Pages hold no script, so nothing may change when the browser runs none. That of search leads on without its own. */
function withoutScripts(visit, kinds) {
  const look = async (page, { path, kind }, fault) => {
    const text = await page.evaluate(() => document.body.innerText);
    if (text.trim() === "") fault("without scripts", ["shows no text"]);
    if (kind === "search" && !/doesn’t run it/.test(text)) fault("without scripts", ["doesn't say that it needs one"]);
    if (kind !== "search" && text !== visit.texts.get(path)) fault("without scripts", ["shows other text"]);
  };
  const stops = kinds.map((stop) => ({ ...stop, looks: [look] }));
  return lookAtEach(visit, stops, { viewport: { width: 768, height: 900 }, javaScriptEnabled: false });
}

/** A wrong address at any depth shows 404.html as it should look. */
async function missingPage({ browser, url }) {
  const findings = [];
  const page = await browser.newPage();
  const bare = await lookOfBody(page);
  const response = await page.goto(`${url}no/such/page/`);
  if (response.status() !== 404) findings.push(`no/such/page/: answered with ${response.status()}`);
  if ((await lookOfBody(page)) === bare) findings.push("404.html: has no style at a deeper address");
  await page.close();
  return findings;
}

/** Opens each file; its looks tell `fault` what is wrong in which view, and the page itself what it complains of. */
async function lookAtEach(visit, stops, options) {
  const opened = async (page, stop) => {
    const found = [];
    const fault = (view, faults, between = ": ") => found.push(...faults.map((it) => `${stop.path} ${view}${between}${it}`));
    await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
    const complained = complaints(page);
    await page.goto(visit.url + stop.path);
    for (const look of stop.looks) await look(page, stop, fault, visit);
    return [...complained.map((it) => `${stop.path}: ${it}`), ...found];
  };
  return (await Tabs.inWindows(visit.browser, options).visit(stops, opened)).flat();
}

function picture({ screenshots }, page, name, fullPage = true) {
  return screenshots && page.screenshot({ path: join(screenshots, `${name}.png`), fullPage });
}

async function accessibility(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // Preloading would fetch style sheets by script, which the pages' policy rightly refuses.
  const { violations } = await page.evaluate((rules) => window.axe.run({ runOnly: rules, preload: false, resultTypes: ["violations"] }), RULES);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `axe ${id}: ${node.target} ${node.failureSummary.replace(/\s+/g, " ")}`));
}

function isDark(page) {
  return page.evaluate(() => {
    const colors = [document.body, document.documentElement].map((e) => getComputedStyle(e).backgroundColor);
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = colors.find((color) => color !== "rgba(0, 0, 0, 0)") ?? "white";
    canvas.fillRect(0, 0, 1, 1);
    return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)) < 128;
  });
}

await runAsProgram(import.meta, "tests/site/pages.mjs SITE BASE_URL [SCREENSHOTS [BEFORE]]", [2, 3, 4], checkPages);
