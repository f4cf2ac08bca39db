// How much a reader is given at a time: the weight of every page as it is sent, and the length of the home page and of
// results, on a phone, at a desk and on paper.
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { launch, Tabs } from "./browser.mjs";
import { runAsProgram } from "./report.mjs";
import { serve } from "./server.mjs";
import { attribute, isRedirect, readSite } from "./site.mjs";

const KIB = 1024;

/** The most that a page weighs, compressed, by its kind. */
export const WEIGHT = { "announcement-results": 40 * KIB, otherwise: 15 * KIB };

/** The most pixels that a page is high, by its kind and the width of the window. */
export const HEIGHT = { home: { 1440: 2500, 320: 4500 }, "announcement-results": { 1440: 9000 } };

/** The most sheets of A4 that a page prints on. */
export const SHEETS = { "announcement-results": 15 };

const MARGIN = "15mm";

export async function checkBudget(folder, baseUrl) {
  const pages = readSite(folder).pages.filter((page) => !isRedirect(page));
  const named = pages.map((page) => ({ path: page.path, kind: attribute(page, "body", "data-page") }));
  const findings = named.flatMap((page) => overweight(page, gzipSync(readFileSync(join(folder, page.path))).length));
  const server = await serve(folder, new URL(baseUrl).pathname);
  const browser = await launch();
  try {
    const measured = named.filter(({ kind }) => HEIGHT[kind] || SHEETS[kind]);
    findings.push(...(await Tabs.inWindows(browser).visit(measured, (page, stop) => onScreenAndPaper(page, server.url, stop))).flat());
  } finally {
    await browser.close();
    await server.close();
  }
  return { findings, looked: `the weight of ${pages.length} pages` };
}

/** What is wrong with a page of a kind that weighs so many bytes. */
export function overweight({ path, kind }, bytes) {
  const most = WEIGHT[kind] ?? WEIGHT.otherwise;
  return bytes > most ? [`${path}: ${(bytes / KIB).toFixed(1)} KiB compressed, at most ${most / KIB}`] : [];
}

async function onScreenAndPaper(page, url, { path, kind }) {
  const findings = [];
  await page.goto(url + path);
  for (const [width, most] of Object.entries(HEIGHT[kind] ?? {})) {
    await page.setViewportSize({ width: Number(width), height: 900 });
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (height > most) findings.push(`${path} at ${width} px: ${height} px high, at most ${most}`);
  }
  if (!SHEETS[kind]) return findings;
  const pdf = await page.pdf({ format: "A4", margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  if (sheets > SHEETS[kind]) findings.push(`${path} on paper: ${sheets} sheets, at most ${SHEETS[kind]}`);
  return findings;
}

await runAsProgram(import.meta, "tests/site/budget.mjs SITE BASE_URL", 2, checkBudget);
