import assert from "node:assert/strict";
import { test } from "node:test";
import { soundSite } from "./fixture.mjs";
import { checkMarkup } from "./markup.mjs";

test("a sound site has nothing to mend", async (t) => {
  assert.deepEqual((await checkMarkup(soundSite(t).folder)).findings, []);
});

test("invalid pages, charts and style sheets are found by both checkers", async (t) => {
  const { folder, change } = soundSite(t);
  change("about.html", '<span id="this">this</span>', "<span><div>this</div></span>");
  change("index.html", "<p>", '<p><img src="data.csv">');
  change("charts/mix.svg", "<rect", '<rect depth="3"');
  change("style.css", "margin: 0 auto", "margin: wide");
  const { findings } = await checkMarkup(folder);
  for (const expected of [
    /^about.html:\d+: .* \[vnu\]/,
    /^about.html:\d+: .* \[html-validate element-permitted-content\]/,
    /^index.html:\d+: .*alt.* \[vnu\]/,
    /^index.html:\d+: .* \[html-validate wcag\/h37\]/,
    /^charts\/mix.svg:\d+: .* \[vnu\]/,
    /^style.css:\d+: .* \[vnu\]/,
  ]) {
    assert.ok(findings.some((finding) => expected.test(finding)), `expected ${expected} among:\n${findings.join("\n")}`);
  }
});
