import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { BASE_URL, soundSite } from "./fixture.mjs";
import { checkFromDisk } from "./from-disk.mjs";
import { checkPages } from "./pages.mjs";

const RESULTS = "announcements/first/index.html";

function holds(findings, expectations) {
  for (const expected of expectations) {
    assert.ok(findings.some((finding) => expected.test(finding)), `expected ${expected} among:\n${findings.join("\n")}`);
  }
}

test("a sound site has nothing to mend, and leaves a picture of each kind of page", async (t) => {
  const { folder } = soundSite(t);
  const screenshots = join(folder, "screenshots");
  const { findings, looked } = await checkPages(folder, BASE_URL, screenshots);
  assert.deepEqual(findings, []);
  assert.equal(looked, "4 kinds of page in 6 views: home, not-found, about, announcement-results");
  for (const name of ["home-320-light", "about-1440-dark", "announcement-results-paper", "charts-mix.svg-dark"]) {
    assert.ok(existsSync(join(screenshots, `${name}.png`)), name);
  }
});

test("faults of pages and of charts in files are found", async (t) => {
  const { folder, change } = soundSite(t);
  change("index.html", "<p>", '<p style="color: red"><img src="data.csv">');
  change("about.html", "<p>", '<script src="gone.js"></script><noscript>No scripts</noscript><p>');
  change(RESULTS, '<div class="scroll"', '<div class="unscrolled"');
  change("charts/mix.svg", 'x="160" y="96"', 'x="70" y="96"');
  change("style.css", "light dark;", "light;");
  change("404.html", "/repository/style.css", "style.css");
  change("about.html", "</p>", '</p><h2 class="aside">Aside</h2><div role="region" tabindex="0" aria-label="Short">Short</div><table class="statement"><thead><tr><td></td><th scope="col">2024</th></tr></thead><tbody><tr><th scope="row">Revenue</th><td id="t.r.a">15</td></tr></tbody></table>');
  change("style.css", "nav a {", ".aside { margin-left: 3rem; }\nmain p a { text-decoration: none; }\nnav a {");
  const { findings } = await checkPages(folder, BASE_URL, join(folder, "screenshots"));
  holds(findings, [
    /^index.html: console error: .*inline style violates/,
    /^index.html at 1440 px, dark: axe image-alt: img/,
    /^index.html at 768 px, dark: is light although dark is asked for/,
    /^about.html: (status 404|request failed): .*gone.js/,
    /^about.html with scripts: has a script/,
    /^about.html without scripts: shows other text/,
    /^announcements\/first\/index.html on devices: at 320 px: the page is \d+ px wide/,
    /^charts\/mix.svg by itself, light: chart 1 \(Revenue\): "2023" overlaps "2024"/,
    /^404.html: has no style at a deeper address/,
    /^about.html on devices: at 360 px "Aside" begins 48 px from where/,
    /^about.html on devices: a stop of the Tab key scrolls at no width: region 0: Short/,
    /^about.html at 414 px: t\.r\.a \(15\) stands without its unit/,
    /^index.html at 768 px, dark: the link "Results" looks like text/,
  ]);
});

test("of kinds of page that another site has, two views, devices and statements are looked at", async (t) => {
  const other = soundSite(t);
  const { folder, change } = soundSite(t);
  change("index.html", "<p>", '<p><img src="data.csv">');
  change(RESULTS, '<div class="scroll"', '<div class="unscrolled"');
  const statement = (id, unit) => `<div class="room"><table class="statement"><thead><tr><td></td><th scope="col">2024${unit}</th></tr></thead><tbody><tr><th scope="row">Revenue</th><td id="${id}">15</td></tr></tbody></table></div>`;
  change("about.html", "</p>", `</p>${statement("t.r.a", "")}`);
  const { findings, looked } = await checkPages(folder, BASE_URL, "", other.folder);
  holds(findings, [
    /^index.html at 1440 px, light: axe image-alt: img/,
    /^index.html at 320 px, dark: axe image-alt: img/,
    /^announcements\/first\/index.html on devices: at 320 px: the page is \d+ px wide/,
    /^about.html at 414 px: t\.r\.a \(15\) stands without its unit/,
  ]);
  assert.equal(findings.filter((finding) => /axe/.test(finding)).length, 2, findings.join("\n"));
  assert.equal(looked, "other kinds of page in 2 views, and on 9 devices");
});

test("a site opens from disk and leads to an announcement", async (t) => {
  const { findings, looked } = await checkFromDisk(soundSite(t).folder);
  assert.deepEqual(findings, []);
  assert.match(looked, /announcements\/first\/index.html$/);
});

test("a site that needs a server is found", async (t) => {
  const { folder, change } = soundSite(t);
  change(RESULTS, "../../style.css", "/style.css");
  holds((await checkFromDisk(folder)).findings, [/request failed: file:\/\/\/style.css/, /first\/index.html: has no style/]);
});

test("a home page that leads to no announcement is found", async (t) => {
  const { folder, change } = soundSite(t);
  change("index.html", "announcements/first/index.html", "about.html");
  holds((await checkFromDisk(folder)).findings, [/no link leads to an announcement/]);
});
