import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { BASE_URL, soundSite } from "./fixture.mjs";
import { checkLighthouse } from "./lighthouse.mjs";

const about = async (t, ...changes) => {
  const { folder, change, write } = soundSite(t);
  change("about.html", "<title>", '<meta name="description" content="What this is."><title>');
  for (const spoil of changes) spoil({ change, write });
  return (await checkLighthouse(folder, BASE_URL, undefined, (kind) => kind === "about")).findings;
};

test("a sound page has nothing to mend", async (t) => assert.deepEqual(await about(t), []));

test("a kind that another site had is looked at there alone", async (t) => {
  const { looked } = await checkLighthouse(soundSite(t).folder, BASE_URL, soundSite(t).folder);
  assert.match(looked, /^0 kinds of page/);
});

test("faults of every category are found", async (t) => {
  const findings = await about(t, ({ change, write }) => {
    change("about.html", ' content="What this is."', "");
    change("about.html", "<p>What", '<img src="icon.svg"><img src="gone.png" alt="Gone"><p>What');
    write("style.css", `:root { --noise: "${randomBytes(4e6).toString("hex")}"; }`);
  });
  for (const expected of [/^about.html: performance \d+ of 100: .*first-contentful-paint/, /accessibility \d+ of 100: .*image-alt/, /best-practices \d+ of 100: .*errors-in-console/, /seo \d+ of 100: .*meta-description/]) {
    assert.ok(findings.some((finding) => expected.test(finding)), `expected ${expected} among:\n${findings.join("\n")}`);
  }
});
