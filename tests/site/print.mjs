// Prints every page, and looks on which sheets its parts come to stand: a heading with what it heads, a table's
// head with its first rows, and no row of it alone on a sheet; nothing ends at the edge of a sheet or of a box that
// scrolls; and each sheet has a foot that tells what it is of and which of how many it is. The browser tells nothing
// of sheets, so each part gets a mark of one pixel, which is then found in the PDF file.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { launch, Tabs } from "./browser.mjs";
import { runAsProgram } from "./report.mjs";
import { serve } from "./server.mjs";
import { isRedirect, readSite } from "./site.mjs";

const MARGIN = "15mm";

/** The width of a sheet between its margins, in pixels: A4 less what the theme keeps free. */
const WIDTH = Math.round(((210 - 2 * 16) / 25.4) * 96);

/** How many rows stay together at the beginning and at the end of a table. */
export const KEPT = { first: 3, last: 2 };

export async function checkPrint(folder, baseUrl) {
  const pages = readSite(folder).pages.filter((page) => !isRedirect(page));
  const server = await serve(folder, new URL(baseUrl).pathname);
  const browser = await launch();
  let sheets = 0;
  try {
    const findings = await Tabs.inWindows(browser).visit(pages, async (page, { path }) => {
      await page.goto(server.url + path);
      const printed = await printFaults(page);
      sheets += printed.sheets;
      return printed.faults.map((fault) => `${path} on paper: ${fault}`);
    });
    return { findings: findings.flat(), looked: `${sheets} sheets of ${pages.length} pages` };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** What is torn apart between sheets, and how many sheets there are. */
export async function printFaults(page) {
  await page.emulateMedia({ media: "print" });
  const screen = page.viewportSize();
  await page.setViewportSize({ ...screen, width: WIDTH });
  const cut = await page.evaluate(cutTexts);
  await page.setViewportSize(screen);
  const together = await page.evaluate(mark, KEPT);
  const pdf = await page.pdf({ format: "A4", margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } });
  const texts = await sheetsOf(pdf);
  const sheetOf = new Map();
  texts.forEach((text, sheet) => {
    for (const [, number] of text.matchAll(/QZ(\d+)ZQ/g)) if (!sheetOf.has(Number(number))) sheetOf.set(Number(number), sheet + 1);
  });
  const faults = together.flatMap(({ what, marks: [from, to] }) => {
    const [first, second] = [sheetOf.get(from), sheetOf.get(to)];
    if (first === undefined || second === undefined) return [`${what}: a part of it isn't printed`];
    return first === second ? [] : [`${what}: torn apart between the sheets ${first} and ${second} of ${texts.length}`];
  });
  const sheet = await page.evaluate(() => document.documentElement.dataset.sheet);
  return { faults: [...cut, ...faults, ...footFaults(texts, sheet)], sheets: texts.length };
}

/** The sheets whose foot doesn't tell what they are of, in the words that the page has for them, or their number. */
function footFaults(texts, sheet) {
  if (!sheet) return ["the page has no words for the foot of its sheets (data-sheet)"];
  const plain = (text) => text.normalize("NFKC").replace(/\s+/g, "");
  return texts.flatMap((text, index) => {
    const number = `${index + 1} / ${texts.length}`;
    const faults = [];
    if (!new RegExp(`(^|\\s)${number}(\\s|$)`).test(text)) faults.push(`sheet ${number}: has no number`);
    if (!plain(text).includes(plain(sheet))) faults.push(`sheet ${number}: doesn't tell that it is of "${sheet}"`);
    return faults;
  });
}

/** Runs inside the page, which is as wide as a sheet: the texts that end beyond it or in a box that would have to be scrolled. */
function cutTexts() {
  const faults = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.data.trim() || text.parentElement.namespaceURI.endsWith("svg")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (boxes.length === 0) continue;
    const words = `"${text.data.trim().replace(/\s+/g, " ").slice(0, 50)}"`;
    let cut = boxes.some(({ right }) => right > innerWidth + 1) && `${words} ends beyond the edge of the sheet`;
    for (let element = text.parentElement; element; element = element.parentElement) {
      // Text for screen readers is a box of one pixel.
      if (element.clientWidth === 1 && element.clientHeight === 1) {
        cut = false;
        break;
      }
      if (element === document.body) break;
      if (getComputedStyle(element).overflow === "visible") continue;
      const { right, bottom } = element.getBoundingClientRect();
      if (boxes.some((box) => box.right > right + 1 || box.bottom > bottom + 1)) cut ||= `${words} ends within a box that cuts it`;
    }
    if (cut) faults.add(cut);
  }
  return [...faults].slice(0, 5);
}

/** Runs inside the page: puts the marks into it and says which of them belong together. */
function mark({ first, last }) {
  let marks = 0;
  const put = (text) => {
    const element = document.createElement("span");
    element.style.cssText = "all: initial; font: 1px monospace; color: black";
    element.textContent = `QZ${++marks}ZQ`;
    text.before(element);
    return marks;
  };
  const isShown = (text) => {
    if (!text.data.trim()) return false;
    const range = document.createRange();
    range.selectNodeContents(text);
    // Text for screen readers is a box of one pixel.
    for (let element = text.parentElement; element; element = element.parentElement) {
      if (element.namespaceURI.endsWith("svg") || (element.clientWidth === 1 && element.clientHeight === 1)) return false;
    }
    return [...range.getClientRects()].some(({ width, height }) => width > 0 && height > 0);
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (isShown(walker.currentNode)) texts.push(walker.currentNode);
  const within = (element) => texts.find((text) => element.contains(text));
  const after = (element) => texts.find((text) => !element.contains(text) && element.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
  const short = (element) => `"${element.textContent.trim().replace(/\s+/g, " ").slice(0, 50)}"`;

  const pairs = [];
  const keep = (what, from, to) => from && to && pairs.push([what, from, to]);
  for (const head of document.querySelectorAll("h1, h2, h3, h4, h5, h6, caption, summary, dt")) {
    keep(`${head.localName} ${short(head)} and what follows it`, within(head), within(head) && after(head));
  }
  for (const table of document.querySelectorAll("table")) {
    const name = `table ${short(table.caption ?? table)}`;
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]).map(within).filter(Boolean);
    if (table.tHead) keep(`${name}: head and first row`, within(table.tHead), rows[0]);
    for (let row = 1; row < Math.min(first, rows.length); row++) keep(`${name}: rows ${row} and ${row + 1}`, rows[row - 1], rows[row]);
    for (let row = Math.max(first, rows.length - last + 1); row < rows.length; row++) keep(`${name}: the last rows`, rows[row - 1], rows[row]);
  }
  const given = new Map();
  const number = (text) => given.get(text) ?? given.set(text, put(text)).get(text);
  return pairs.map(([what, from, to]) => ({ what, marks: [number(from), number(to)] }));
}

async function sheetsOf(pdf) {
  const printed = promisify(execFile)("pdftotext", ["-raw", "-", "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  printed.child.stdin.end(pdf);
  return (await printed).stdout.split("\f").slice(0, -1);
}

await runAsProgram(import.meta, "tests/site/print.mjs SITE BASE_URL", 2, checkPrint);
