// Search in a browser, on the site as GitHub Pages serves it: a figure is found as it is printed, without separators and in whole
// units, and leads to its line; kinds and years narrow down; a Chinese text is found by a word of it, where the site has one;
// nothing is asked of anybody else; and without scripts the page leads on. Before that it looks at copies of the site that are
// spoiled, and must see each fault.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { complaints, launch, PATIENCE, Tabs } from "./browser.mjs";
import { runAsProgram } from "./report.mjs";
import { serve } from "./server.mjs";
import { attribute, readSite } from "./site.mjs";

const PAGE = "search/index.html";
const INDEX = "search/pagefind";

export async function checkSearch(folder, baseUrl) {
  const browser = await launch();
  try {
    const site = readSite(folder);
    const figure = figureOf(folder);
    const phones = Tabs.inWindows(browser, { viewport: { width: 320, height: 800 } });
    const controls = await control(phones, site, baseUrl, figure);
    const [{ findings, looked }] = await phones.visit([site], (page) => look(page, site, baseUrl, figure));
    return { findings: [...controls, ...findings], looked };
  } finally {
    await browser.close();
  }
}

/** A figure of a statement with a separator and a scale, that stands nowhere else in the statements' files. */
function figureOf(folder) {
  const files = readdirSync(join(folder, "announcements"), { recursive: true }).map(String);
  const cells = files.filter((path) => /^[^/]+\/[^/]+\/[^/]+\.csv$/.test(path)).flatMap((path) => {
    const [heads, ...rows] = readFileSync(join(folder, "announcements", path), "utf8").split("\r\n").map(fields);
    return rows.filter((row) => row.length === heads.length).map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at]])));
  });
  const times = new Map();
  for (const { printed } of cells) times.set(printed, (times.get(printed) ?? 0) + 1);
  const isFit = (cell) => /^\d{1,3}([.,]\d{3})+$/.test(cell.printed) && cell.value_in_units?.endsWith("000") && times.get(cell.printed) === 1;
  const found = cells.find(isFit) ?? cells.find((cell) => /^\d[\d.,]+$/.test(cell.printed) && times.get(cell.printed) === 1);
  if (!found) throw new Error("the site's statements have no figure to look for");
  return { ...found, page: `announcements/${found.announcement}/${found.statement}/index.html`, anchor: `${found.statement}.${found.line}` };
}

/** The fields of a record of CSV. */
function fields(record) {
  return [...record.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1).map(([, field]) => field.replace(/^"|"$/g, "").replaceAll('""', '"'));
}

/** Looks at a site, or at a copy of it that is spoiled. */
async function look(page, site, baseUrl, figure, copy) {
  const isSpoiled = copy !== undefined;
  const patience = isSpoiled ? 4000 : PATIENCE;
  const server = await serve(copy ?? site.folder, new URL(baseUrl).pathname);
  const findings = complaints(page);
  const asked = new Set();
  page.on("request", (request) => asked.add(request.url()));
  // Of a copy that is spoiled the first fault is enough.
  const expect = (holds, fault) => {
    if (holds) return;
    if (isSpoiled) throw new Error(fault);
    findings.push(fault);
  };
  try {
    const results = async (query) => {
      await page.goto(`${server.url}${PAGE}?${new URLSearchParams(query)}`);
      return answered(page, patience);
    };
    await page.goto(server.url + PAGE);
    const years = await page.locator("#search-year option").evaluateAll((options) => options.map(({ value }) => value).filter(Boolean));
    const wanted = `../${figure.page}#${figure.anchor}`;
    const forms = [["as printed", figure.printed], ["without separators", figure.printed.replace(/\D/g, "")]];
    if (figure.value_in_units?.endsWith("000")) forms.push(["in whole units", figure.value_in_units]);
    for (const [how, text] of forms) {
      const { hrefs, status } = await results({ q: text });
      expect(hrefs.some((href) => decodeURIComponent(href) === wanted), `${text}, a figure ${how}: ${status} ${hrefs.slice(0, 3).join(", ")} and not ${wanted}`);
    }
    await byHand(page, server.url, figure, wanted, expect, patience);
    const year = /^\d{4}/.exec(figure.period_end)?.[0];
    for (const chosen of years) {
      const { abouts, hrefs } = await results({ q: figure.label, kind: "statement", year: chosen });
      const isOfYear = abouts.every((about) => about.includes(chosen));
      expect(isOfYear && hrefs.every((href) => href.split("/").length === 5), `${figure.label} in statements of ${chosen}: ${abouts.join("; ")}`);
    }
    const { hrefs: of } = await results({ q: figure.label, kind: "statement" });
    expect(of.length > 0, `${figure.label}: no statement is found`);
    const { abouts: people } = await results({ q: figure.label, kind: "person" });
    expect(people.every((about) => about.startsWith("Person")), `${figure.label} among people: ${people.join("; ")}`);
    const { status } = await results({ q: "zzzxqjv" });
    expect(/^Nothing/.test(status), `a word that is nowhere: ${status}`);
    const han = await chinese(site, results, expect);
    await withoutScript(page.context().browser(), server.url, expect, patience);
    const elsewhere = [...asked].filter((url) => !url.startsWith(server.url));
    expect(elsewhere.length === 0, `asks elsewhere: ${elsewhere.join(", ")}`);
    return { findings, looked: `search for ${figure.printed} of ${year ?? "no year"} in ${forms.length} forms, ${years.length} years${han}, ${asked.size} requests` };
  } finally {
    await server.close();
  }
}

/** What is shown once the search has ended. */
async function answered(page, patience) {
  const ended = () => !/^$|…/.test(document.querySelector(".search-status").textContent);
  await page.waitForFunction(ended, undefined, { timeout: patience }).catch(() => {});
  return page.evaluate(() => ({
    status: document.querySelector(".search-status").textContent,
    hrefs: [...document.querySelectorAll(".search-results a")].map((link) => link.getAttribute("href")),
    abouts: [...document.querySelectorAll(".search-results .aside")].map((it) => it.textContent),
    texts: [...document.querySelectorAll(".search-results li")].map((it) => it.innerText),
  }));
}

/** With the keyboard alone: what is typed is found and kept in the address, and the first result is a stop away and leads to its line. */
async function byHand(page, url, figure, wanted, expect, patience) {
  await page.goto(url + PAGE);
  await page.locator("#search-q").focus();
  await page.keyboard.type(figure.printed);
  await page.waitForTimeout(300);
  const { hrefs, texts } = await answered(page, patience);
  if (hrefs.length === 0) return expect(false, `${figure.printed}, typed: nothing is found`);
  expect(hrefs.length > 0 && texts[0].includes(figure.printed), `${figure.printed}, typed: the first result is ${texts[0]}`);
  expect(new URL(page.url()).searchParams.get("q") === figure.printed, `the address keeps ${page.url()}`);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(!isWide, "the results are wider than a phone");
  if (!hrefs.some((href) => decodeURIComponent(href) === wanted)) return;
  const link = page.locator(`.search-results a[href="${hrefs.find((href) => decodeURIComponent(href) === wanted)}"]`);
  await link.focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  const lands = await page.evaluate(() => document.querySelector(":target")?.innerText ?? "");
  expect(lands.includes(figure.printed), `${page.url()}: the target has no ${figure.printed}`);
}

/** A page in Chinese is found by two characters within its heading. */
async function chinese(site, results, expect) {
  const page = site.pages.find((it) => /^zh\b/.test(attribute(it, "html", "lang") ?? "") && /^announcement/.test(attribute(it, "body", "data-page") ?? ""));
  if (!page) return "";
  const title = page.elements.find(({ name }) => name === "h1").text();
  const word = /\p{Script=Han}{2,}/u.exec(title)[0].slice(-2);
  const { hrefs, status } = await results({ q: word });
  expect(hrefs.some((href) => href.startsWith(`../${page.path}`)), `${word}, in Chinese: ${status} ${hrefs.join(", ")}`);
  return `, ${word}`;
}

/** Without scripts the page says so, shows nothing to type into, and leads to the index, where links to pages stand. */
async function withoutScript(browser, url, expect, patience) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  await page.goto(url + PAGE);
  expect(await page.locator("noscript p, .notice").first().isVisible(), "without scripts the page doesn't say that it needs one");
  expect(!(await page.locator(".search-form").isVisible()), "without scripts there is something to type into");
  await page.locator('main a[href$="index-a-z/index.html"]').click();
  const links = await page.locator("main .index-letter a").count();
  expect(links > 0, "the index from A to Z leads nowhere");
  await context.close();
}

/** Each fault in a copy of the site must be seen. */
async function control(phones, site, baseUrl, figure) {
  const spoiled = {
    "an index that lacks its words": (copy) => rmSync(join(copy, INDEX, "index"), { recursive: true }),
    "an index that lacks its texts": (copy) => rmSync(join(copy, INDEX, "fragment"), { recursive: true }),
    "a script that asks elsewhere": (copy) => edit(copy, "search/search.js", '"use strict";', '"use strict"; fetch("http://127.0.0.2:9/").catch(() => {});'),
    "a script that isn't let run": (copy) => edit(copy, PAGE, "script-src 'self' 'wasm-unsafe-eval'", "script-src 'none'"),
    "results that lead to no line": (copy) => edit(copy, "search/search.js", "const hash = anchor || place;", "const hash = place;"),
    "choices that narrow nothing down": (copy) => edit(copy, "search/search.js", "const { q, ...filters } = wanted;", "const { q } = wanted; const filters = {};"),
    "a page that leads nowhere without scripts": (copy) => edit(copy, PAGE, "index-a-z/index.html\">Index from A to Z</a>. By", "index.html\">Index</a>. By"),
  };
  const spoil = async (page, [fault, change]) => {
    const copy = copied(site.folder);
    try {
      change(copy);
      const findings = await look(page, site, baseUrl, figure, copy).then(({ findings }) => findings, (error) => [String(error)]);
      return findings.length === 0 ? [`control: ${fault} isn't seen`] : [];
    } finally {
      rmSync(copy, { recursive: true });
    }
  };
  return (await phones.visit(Object.entries(spoiled), spoil)).flat();
}

/** A copy of the site of which only what is about search may be changed: all else leads to the site itself. */
function copied(folder) {
  const copy = mkdtempSync(join(tmpdir(), "search-"));
  for (const name of readdirSync(folder)) {
    if (name === dirname(PAGE)) cpSync(join(folder, name), join(copy, name), { recursive: true });
    else symlinkSync(resolve(folder, name), join(copy, name));
  }
  return copy;
}

function edit(copy, path, from, to) {
  const text = readFileSync(join(copy, path), "utf8");
  if (!text.includes(from)) throw new Error(`control: ${path} has no ${from}`);
  writeFileSync(join(copy, path), text.replace(from, to));
}

await runAsProgram(import.meta, "tests/site/search.mjs SITE BASE_URL", 2, checkSearch);
