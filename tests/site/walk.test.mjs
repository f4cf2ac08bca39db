import assert from "node:assert/strict";
import { test } from "node:test";
import { BASE_URL, soundSite } from "./fixture.mjs";
import { checkWalk } from "./walk.mjs";

test("every page and file of a sound site is reached", async (t) => {
  const { findings, looked } = await checkWalk(soundSite(t).folder, BASE_URL);
  assert.deepEqual(findings, []);
  assert.match(looked, /, 1 former ones$/);
});

test("links that lead nowhere, pages without links, unknown files and former addresses that lose their way are found", async (t) => {
  const { folder, change, write } = soundSite(t);
  change("about.html", 'id="this">this', 'id="this"><a href="gone.html">this</a><a href="index.html#gone">that</a><a href="/other/">out</a>');
  change("announcements/first/index.html", "../../data.csv", "../../data.xyz");
  write("data.xyz", "1");
  write("alone.html", "<!DOCTYPE html><title>Alone</title>");
  change("old/about.html", 'present" href="../about.html', 'present" href="../index.html');
  const { findings } = await checkWalk(folder, BASE_URL);
  for (const expected of [
    /^gone.html: answered with 404/,
    /^index.html: nothing stands at #gone, to which about.html leads/,
    /^about.html: .*\/other\/ leaves the site/,
    /^data.xyz: sent as a file of no known type/,
    /^alone.html: no link leads here/,
    /^old\/about.html: leads to .*about.html instead of .*index.html/,
  ]) {
    assert.ok(findings.some((finding) => expected.test(finding)), `expected ${expected} among:\n${findings.join("\n")}`);
  }
});
