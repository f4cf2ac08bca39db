// A small sound site of the shape the checks expect, and ways to spoil it: each check must see its fault.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before } from "node:test";
import { launch } from "./browser.mjs";

export const BASE_URL = "https://example.org/repository/";

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

const LEAD_ON = 'location.replace(document.getElementById("present").href + location.hash);';

/** What stands at the former address of a page. */
const REDIRECT = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${createHash("sha256").update(LEAD_ON).digest("base64")}'; ${POLICY.slice(POLICY.indexOf("style")).replace(" connect-src 'self';", "")}">
<title>About</title><link rel="canonical" href="${BASE_URL}about.html"><meta name="robots" content="noindex">
<noscript><meta http-equiv="refresh" content="0; url=../about.html"></noscript>
<link rel="icon" href="../icon.svg" type="image/svg+xml"><link rel="stylesheet" href="../style.css"></head>
<body data-page="redirect"><main><h1>This page has moved</h1><p><a id="present" href="../about.html">About</a></p></main>
<script>${LEAD_ON}</script></body></html>
`;

const STYLE = `:root { color-scheme: light dark; --ink: light-dark(#1a1a1a, #f0f0f0); --paper: light-dark(#ffffff, #14161a); --bar: light-dark(#9db7e0, #2d4a7a); }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 sans-serif; color: var(--ink); background: var(--paper); }
a { color: inherit; }
nav a { display: inline-block; padding: 0.5rem; }
.scroll { overflow-x: auto; }
.wide { width: 50rem; }
.chart { display: block; max-width: 100%; }
.chart text { fill: var(--ink); font-size: 13px; }
.chart .bar { fill: var(--bar); }
@media print { .wide { width: 100%; } }
`;

const MARKS = `<line class="grid" x1="0" y1="80" x2="300" y2="80"/>
<rect class="bar" x="20" y="30" width="80" height="50"><title>12</title></rect>
<text x="60" y="56" text-anchor="middle">12</text>
<text class="soft" x="0" y="96">0</text>
<text class="soft" x="60" y="96" text-anchor="middle">2023</text>
<text class="soft" x="160" y="96" text-anchor="middle">2024</text>`;
const CHART = `<svg class="chart" role="group" aria-label="Revenue" aria-details="table-1" width="300" height="100">${MARKS}</svg>`;
const CHART_FILE = `<svg class="chart" role="group" width="300" height="100" viewBox="0 0 300 100" xmlns="http://www.w3.org/2000/svg"><title>Revenue</title><desc>Source: a document.</desc>${MARKS}</svg>`;

function page({ path, kind, title, main }) {
  const up = path === "404.html" ? new URL(BASE_URL).pathname : "../".repeat(path.split("/").length - 1);
  const address = BASE_URL + path.replace(/index\.html$/, "");
  const listed = kind === "not-found" ? '<meta name="robots" content="noindex">' : `<link rel="canonical" href="${address}"><meta property="og:url" content="${address}">`;
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>${listed}
<link rel="icon" href="${up}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}style.css"></head>
<body data-page="${kind}">
<header><nav aria-label="Site"><a href="${up}index.html">Home</a> <a href="${up}about.html">About</a></nav></header>
<main><h1>${title}</h1>
${main}
</main><footer><p>An archive.</p></footer></body></html>
`;
}

const RESULTS = `<p><a href="#table-1">To the table</a>, <a href="../../data.csv">the same as CSV</a>, <a href="../../charts/mix.svg">the chart</a>, <a href="https://www.sec.gov/">the filing</a>.</p>
${CHART}
<div class="scroll" role="region" aria-labelledby="table-1" tabindex="0"><table class="wide"><caption id="table-1">Statement</caption>
<thead><tr><th scope="col">Line</th><th scope="col">2024</th></tr></thead><tbody><tr><th scope="row">Revenue</th><td>15</td></tr></tbody></table></div>
<p>${"As the company published it. ".repeat(20)}</p>`;

/** A sound site in a fresh folder, gone again after test `t`; `change(path, from, to)` spoils it. */
export function soundSite(t) {
  const folder = mkdtempSync(join(tmpdir(), "irbook-site-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const change = (path, from, to) => {
    const before = readFileSync(join(folder, path), "utf8");
    assert.ok(before.includes(from), `${path} holds ${from}`);
    writeFileSync(join(folder, path), before.replace(from, () => to));
  };
  const about = '<p>What <span id="this">this</span> is.</p>';
  write("index.html", page({ path: "index.html", kind: "home", title: "Home", main: '<p>Latest: <a href="announcements/first/index.html">Results</a></p>' }));
  write("about.html", page({ path: "about.html", kind: "about", title: "About", main: about }));
  write("announcements/first/index.html", page({ path: "announcements/first/index.html", kind: "announcement-results", title: "Results", main: RESULTS }));
  write("404.html", page({ path: "404.html", kind: "not-found", title: "Not found", main: "<p>There is no such page.</p>" }));
  write("old/about.html", REDIRECT);
  write("style.css", STYLE);
  write("icon.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>');
  write("data.csv", "line,2024\nRevenue,15\n");
  const ownStyle = "<style>:root { color-scheme: light dark; } .chart { background: light-dark(#fff, #14161a); } .chart text { fill: light-dark(#111, #eee); font: 13px sans-serif; } .bar { fill: light-dark(#9db7e0, #2d4a7a); }</style>";
  write("charts/mix.svg", CHART_FILE.replace("</desc>", `</desc>${ownStyle}`));
  write("robots.txt", `User-agent: *\nSitemap: ${BASE_URL}sitemap.xml\n`);
  const locations = ["", "about.html", "announcements/first/"].map((path) => `<url><loc>${BASE_URL}${path}</loc></url>`);
  write("sitemap.xml", `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${locations.join("\n")}</urlset>\n`);
  return { folder, write, change };
}

/** A window for all tests of a file: gives a function that shows markup in it, in such media, for a look at the page. */
export function shownIn(options) {
  let browser, page;
  before(async () => {
    browser = await launch();
    page = await browser.newPage(options);
  });
  after(() => browser.close());
  return async (markup, media) => {
    await page.goto("about:blank");
    await page.emulateMedia({ media: null, forcedColors: null, ...media });
    await page.setContent(markup);
    return page;
  };
}

/** The check is silent about the sound site, and names `expected` once `spoil` has had it. */
export async function sees(t, check, spoil, expected) {
  const site = soundSite(t);
  spoil(site);
  const { findings } = await check(site.folder);
  assert.ok(findings.some((finding) => expected.test(finding)), `expected ${expected} among:\n${findings.join("\n") || "no findings"}`);
}
