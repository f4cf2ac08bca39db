import assert from "node:assert/strict";
import { test } from "node:test";
import { shownIn } from "./fixture.mjs";
import { printFaults } from "./print.mjs";

const shown = shownIn();

const FOOT = `@page { margin: 15mm; @bottom-left { content: var(--sheet) } @bottom-right { content: counter(page) " / " counter(pages) } }`;

async function faultsOf(body, { foot = FOOT, sheet = ' data-sheet="Sales – Example Corp."' } = {}) {
  const page = await shown(`<!DOCTYPE html><html${sheet}><style>html { --sheet: attr(data-sheet) } ${foot}</style><body style="margin: 0">${body}`);
  const { faults } = await printFaults(page);
  return faults.join("\n");
}

// A sheet has 267 mm between its margins.
const above = (millimeters) => `<div style="height: ${millimeters}mm"></div>`;
const rows = (count) => Array.from({ length: count }, (_, row) => `<tr style="height: 10mm"><td>Row ${row + 1}`).join("");
const table = (count, style = "") => `${style}<table style="width: 100%; border-spacing: 0"><caption style="height: 10mm">Sales</caption><tbody>${rows(count)}</table>`;
const KEEP = "<style>caption, tr:nth-child(-n+2) { break-after: avoid } tr:last-child { break-before: avoid }</style>";

const sample = (name, body, expected, frame) =>
  test(name, async () => {
    const faults = await faultsOf(body, frame);
    if (expected) assert.match(faults, expected);
    else assert.equal(faults, "");
  });

sample("a heading with its text on one sheet is fine", "<h2>Sales</h2><p>They rose.");
sample("a heading alone at the end of a sheet", `${above(250)}<h2 style="break-after: auto; margin: 0">Sales</h2><div style="break-before: page">They rose.</div>`, /^h2 "Sales" and what follows it: torn apart between the sheets 1 and 2 of 2$/);
sample("a table that begins with one row", `${above(249)}${table(6)}`, /table "Sales": rows 1 and 2: torn apart between/);
sample("a table that ends with one row", `${above(205)}${table(6)}`, /table "Sales": the last rows: torn apart between/);
sample("a table that is kept is fine wherever it begins", `${above(257)}${table(6, KEEP).replace(/<caption.*?<tbody>/, "<tbody>")}`);
sample("a table's head without rows", `${above(250)}<table><caption>Sales</caption><thead><tr><th>Line<tbody><tr style="break-before: page"><td>Revenue</table>`, /table "Sales": head and first row: torn apart/);

sample("a box that would have to be scrolled down", `<div style="overflow: auto; height: 20px; line-height: 20px">One<br>Two</div>`, /^"Two" ends within a box that cuts it$/);
sample("a table wider than a sheet", `<table><tr><td style="min-width: 700px">Revenue<td>1,000</table>`, /^"1,000" ends beyond the edge of the sheet$/);
sample("words for screen readers are on no sheet", `<p>Sales<span style="position: absolute; overflow: hidden; width: 1px; height: 1px; white-space: nowrap"> of all years</span>`);
sample("sheets without numbers", `<h1>Sales</h1>${above(400)}`, /^sheet 1 \/ 2: has no number\nsheet 2 \/ 2: has no number$/, { foot: "@page { margin: 15mm; @bottom-left { content: var(--sheet) } }" });
sample("sheets that don't tell what they are of", `<h1>Sales</h1>${above(100)}`, /^sheet 1 \/ 1: doesn't tell that it is of "Sales – Example Corp\."$/, { foot: FOOT.replace("var(--sheet)", '"Sales"') });
sample("a page that has no words for the foot of its sheets", "<h1>Sales</h1>", /data-sheet/, { sheet: "" });
