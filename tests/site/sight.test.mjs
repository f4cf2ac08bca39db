import assert from "node:assert/strict";
import { test } from "node:test";
import { shownIn } from "./fixture.mjs";
import { cellsOutOfSight, gluedFigures, scrollingRegions, shiftedHeadings, unmarkedMenu, unseenLinks } from "./sight.mjs";

const shown = shownIn({ viewport: { width: 320, height: 400 } });

const STYLE = `<style>
body { margin: 0 16px; background: white; color: black; font: 14px/1.4 sans-serif; }
a { color: blue; }
table { border-collapse: collapse; }
thead { position: sticky; top: 0; background: white; }
th { text-align: left; }
td { text-align: right; scroll-margin-block: 6rem 2rem; }
</style>`;

async function seen(look, body, media) {
  return (await shown(`<!DOCTYPE html>${STYLE}<body>${body}`, media)).evaluate(look);
}

const sample = (name, look, body, expected, media) =>
  test(name, async () => {
    const faults = (await seen(look, body, media)).join("\n");
    if (expected) assert.match(faults, expected);
    else assert.equal(faults, "");
  });

const line = (at) => `<tr><th scope="row">Line ${at}</th><td id="t.${at}.a">1,234</td><td id="t.${at}.b">(5,678)</td></tr>`;
const statement = (style = "", unit = '<span class="column-unit">RMB thousand</span>') => `<style>${style}</style><div class="scroll"><table class="statement">
<thead><tr><td></td><th scope="col">2023 ${unit}</th><th scope="col">2024 ${unit}</th></tr></thead>
<tbody>${Array.from({ length: 40 }, (_, at) => line(at)).join("")}</tbody></table></div>`;

sample("cells that are whole, with heading, label and unit", cellsOutOfSight, statement());
sample("cells cut by the region they scroll in", cellsOutOfSight, statement(".scroll { overflow: clip; width: 120px }"), /t\.3\.b \(\(5,678\)\) is not whole/);
sample("cells under a label that stays", cellsOutOfSight, statement("tbody th { position: sticky; left: 0; background: white; width: 200px; z-index: 1 } table { margin-left: -150px }"), /t\.3\.a \(1,234\) is not whole/);
sample("cells under the heading", cellsOutOfSight, statement("thead { line-height: 6rem } td { scroll-margin: 0 }"), /t\.9\.a \(1,234\) is not whole/);
sample("cells whose heading scrolls away", cellsOutOfSight, statement("thead { position: static }"), /t\.39\.a \(1,234\) stands without its heading/);
sample("cells that a target's surroundings cut", cellsOutOfSight, statement(".statement:has(td:nth-child(3):target) { margin-left: -300px }"), /\(1,234\) is not whole|stands without/);
sample("cells without their label", cellsOutOfSight, statement("tbody th { position: relative; left: -400px }"), /stands without its label/);
sample("cells whose unit is said once for all", cellsOutOfSight, statement("", '<span class="table-unit">RMB thousand</span>'));
sample("cells whose unit for all scrolls away", cellsOutOfSight, statement(".table-unit { position: absolute; top: -900px }", '<span class="table-unit">RMB thousand</span>'), /t\.0\.a \(1,234\) stands without the unit of its table/);
const led = (lead) => statement("", '<span class="column-unit">RMB</span>').replace("<thead>", `<thead><tr><td></td>${lead}</tr>`);
sample("cells beside a heading of other columns that is out of sight", cellsOutOfSight, led('<th colspan="1">Q1</th><th colspan="1"><span style="position: absolute; top: -900px">Q2</span></th>').replaceAll(/<td id="t.\d+.b">[^<]*<\/td>/g, "<td></td>"));
sample("cells whose heading of several columns is out of sight", cellsOutOfSight, led('<th colspan="2"><span style="position: absolute; top: -900px">Q2</span></th>'), /stands without its heading/);
sample("cells that are switched off", cellsOutOfSight, statement("td:last-child { display: none }", '<span class="table-unit">RMB thousand</span>'));
sample("cells without their unit", cellsOutOfSight, statement("", ""), /t\.0\.a \(1,234\) stands without its unit/);

const page = (style) => `<style>${style}</style><main><h1>Results</h1><div class="body"><h2>Revenue</h2><p>It rose.</p></div><nav style="margin-left: 90px"><h2>On this page</h2></nav></main>`;
sample("a text below its title", shiftedHeadings, page(""));
sample("a text that is pushed aside", shiftedHeadings, page(".body { margin-left: 80px }"), /"Revenue" begins 80 px from where/);
sample("a text beside nothing but its own title above", shiftedHeadings, `<main><h1>Revenue</h1><div style="margin-left: 80px"><h2>Definition</h2><p>What it is.</p></div></main>`, /"Definition" begins 80 px/);
sample("a rail beside a text", shiftedHeadings, `<main style="display: flex"><div style="width: 300px"><h1>Revenue</h1><p>It rose.</p></div><div><h2>Definition</h2></div></main>`);
sample("a text beside one below the title", shiftedHeadings, `<main><h1>Home</h1><div style="display: flex"><h2>News</h2><h2>Events</h2></div></main>`);

const figures = (style) => `<style>td { padding: 0 } ${style}</style><main><table><tr><th>Revenue</th><td>16,553,930</td><td>16,635,645</td><td>(1,600)</td></tr></table></main>`;
sample("figures with room between them", gluedFigures, figures("td { padding-left: 12px }"));
sample("figures that touch", gluedFigures, figures(""), /"16,553,930" and "16,635,645" touch/);
sample("figures that overlap", gluedFigures, figures("td { padding-left: 12px } td:last-child { position: relative; left: -40px }"), /"16,635,645" and "\(1,600\)" touch/);
sample("figures below each other", gluedFigures, figures("tr { display: grid }"));

const link = (style) => `<style>${style}</style><main><p>Net income was <a href="#x">RMB5 million</a>.</p></main>`;
sample("a link of another color", unseenLinks, link("a { text-decoration: none }"));
sample("a link that looks like text", unseenLinks, link("a { color: inherit; text-decoration: none }"), /"RMB5 million" looks like text/);
sample("a link that is hardly underlined", unseenLinks, link("a { color: inherit; text-decoration-color: #dcdad2 }"), /"RMB5 million" looks like text/);
sample("a link that is underlined well enough", unseenLinks, link("a { color: inherit; text-decoration-color: #7b8794 }"));

const menu = (style) => `<style>header a { border-bottom: 3px solid transparent } header a[aria-current] { border-bottom-color: blue } ${style}</style><header><nav><a href="a" aria-current="page">Home</a> <a href="b">News</a></nav></header>`;
const forced = { forcedColors: "active" };
sample("a menu whose transparent borders are drawn in forced colors", unmarkedMenu, menu(""), /nothing but its weight marks/, forced);
sample("a menu that is marked in forced colors", unmarkedMenu, menu("@media (forced-colors: active) { a:not([aria-current]) { border-color: Canvas } }"), undefined, forced);

test("regions say whether they scroll", async () => {
  const region = (width) => `<div role="region" tabindex="0" aria-label="Wide" style="overflow: auto"><div style="width: ${width}px">1</div></div>`;
  assert.deepEqual(await seen(scrollingRegions, region(600) + region(100)), [
    { name: "Wide", scrolls: true },
    { name: "Wide", scrolls: false },
  ]);
});
