// The script that decides what may be deployed, against a server like that of GitHub Pages and with an irbook that only
// notes what it was told.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "./server.mjs";

const SCRIPT = fileURLToPath(new URL("../../.github/publish.sh", import.meta.url));

// Writes the site in $NEW where a build would.
const IRBOOK = `#!/bin/sh
printf '%s\\n' "$*" >>"$LOG"
case $1 in
  verify) ls "$3" | tr '\\n' ' ' >>"$LOG"; exit "\${VERIFIED:-0}" ;;
  build) cp -R "$NEW" "$3" ;;
  diff) (cd "$2" && find . -type f | LC_ALL=C sort | tr '\\n' ' ') ;;
esac
`;

/** A site with a manifest and a ledger, in a folder. */
function site(folder, files) {
  const all = { "ledger.jsonl": "{}\n", "index.html": "<p>Home", ...files };
  const hash = (text) => createHash("sha256").update(text).digest("hex");
  const manifest = Object.entries(all).sort().map(([path, text]) => `${hash(text)}  ${path}\n`).join("");
  for (const [path, text] of Object.entries({ "manifest.sha256": manifest, ...all })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs the script with a site online, or none, and a new one. */
async function publish(t, { online, spoil, first = [], environment = {}, url }) {
  const folder = mkdtempSync(join(tmpdir(), "irbook-publish-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const at = (name) => join(folder, name);
  mkdirSync(at("old"));
  if (online) site(at("old"), online);
  site(at("new"), { "figures/rate/rate.csv": "new", "events/events.csv": "same" });
  spoil?.(at("old"));
  writeFileSync(at("irbook"), IRBOOK, { mode: 0o755 });
  writeFileSync(at("log"), "");
  const server = await serve(at("old"), "/repository/");
  t.after(server.close);
  const env = { ...process.env, IRBOOK: at("irbook"), LOG: at("log"), NEW: at("new"), GITHUB_STEP_SUMMARY: at("summary"), PUBLISH_WAIT: "0", ...environment };
  const address = (url ?? server.url).replace(/\/$/, "");
  const { status, said } = await new Promise((done) => {
    execFile(SCRIPT, [address, at("public"), ...first], { env }, (error, stdout, stderr) => done({ status: error?.code ?? 0, said: stdout + stderr }));
  });
  const log = readFileSync(at("log"), "utf8").replaceAll(folder, "").replaceAll(/[\w/]+\/tmp\.\w+/g, "WORK");
  const summary = existsSync(at("summary")) ? readFileSync(at("summary"), "utf8") : "";
  return { status, said, log, summary, isBuilt: existsSync(at("public")), url: server.url };
}

const ONLINE = { "figures/rate/rate.csv": "old", "events/events.csv": "same", "announcements/gone/table/table.csv": "gone" };

test("what is online is verified, carried on and compared, of its tables only what differs", async (t) => {
  const { status, said, log, summary, url } = await publish(t, { online: ONLINE });
  assert.equal(status, 0, said);
  const [verify, seen, build] = log.split(/\n|(?<=sha256 )/);
  assert.match(verify, /^verify --published WORK\/published --as-of \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ --format github$/);
  assert.equal(seen, "ledger.jsonl manifest.sha256 ");
  assert.ok(build.startsWith(`build --output /public --base-url ${url} --as-of `), build);
  assert.ok(build.endsWith(" --ledger WORK/published/ledger.jsonl"), build);
  assert.equal(verify.match(/as-of \S+/)[0], build.match(/as-of \S+/)[0]);
  assert.match(log, /\ndiff WORK\/tables \/public\n$/);
  assert.ok(summary.includes("./announcements/gone/table/table.csv ./events/events.csv ./figures/rate/rate.csv ./ledger.jsonl ./manifest.sha256"), summary);
});

test("a site can speak from another instant than now", async (t) => {
  const { status, said, log } = await publish(t, { online: ONLINE, environment: { AS_OF: "2024-05-20T08:00:00Z" } });
  assert.equal(status, 0, said);
  assert.equal(log.match(/ --as-of 2024-05-20T08:00:00Z /g).length, 2);
});

test("a site of which nothing changed is compared by its events alone", async (t) => {
  const { status, said, summary } = await publish(t, { online: { "figures/rate/rate.csv": "new", "events/events.csv": "same" } });
  assert.equal(status, 0, said);
  assert.match(summary, /\n\n {4}\.\/events\/events\.csv \.\/ledger\.jsonl \.\/manifest\.sha256 \n$/);
});

test("where nothing is online only a first publication goes on", async (t) => {
  const refused = await publish(t, {});
  assert.deepEqual([refused.status, refused.isBuilt], [1, false]);
  assert.match(refused.said, /::error::nothing is published .* "first-publication"/);
  const first = await publish(t, { first: ["first"] });
  assert.equal(first.status, 0, first.said);
  assert.match(first.log, /^build --output [^\n]* --format github\n$/);
  assert.match(first.summary, /First publication/);
});

test("a first publication over a published site carries its ledger on", async (t) => {
  const { status, said, log } = await publish(t, { online: ONLINE, first: ["first"] });
  assert.equal(status, 0, said);
  assert.match(said, /::notice::.* is published already/);
  assert.match(log, /--ledger/);
});

test("documents begin the ledger of a site that had none, and of no other", async (t) => {
  const without = (old, files) => {
    const manifest = join(old, "manifest.sha256");
    const lines = files.map((path) => `${"0".repeat(64)}  ${path}\n`).join("");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace(/.*ledger\.jsonl\n/, lines));
    rmSync(join(old, "ledger.jsonl"));
  };
  const spoil = (old) => without(old, ["irbook.txt", "announcements/index.html"]);
  const begun = await publish(t, { online: {}, spoil });
  assert.equal(begun.status, 0, begun.said);
  assert.match(begun.log, /^build --output [^\n]* --format github\n$/);
  for (const files of [["announcements/index.html"], ["irbook.txt", "announcements/a/index.html"]]) {
    const refused = await publish(t, { online: {}, spoil: (old) => without(old, files) });
    assert.deepEqual([refused.status, refused.log], [1, ""], refused.said);
  }
});

test("a ledger that is gone, rewritten or unreadable stops everything, also a first publication", async (t) => {
  for (const [spoil, expected] of [
    [(old) => rmSync(join(old, "ledger.jsonl")), /only one is there \(200 and 404\)/],
    [(old) => rmSync(join(old, "manifest.sha256")), /only one is there \(404 and 200\)/],
    [(old) => writeFileSync(join(old, "ledger.jsonl"), "{other}\n"), /is not the one that .* lists/],
    [(old) => writeFileSync(join(old, "manifest.sha256"), "<p>Not found"), /is not the one that .* lists/],
  ]) {
    const { status, said, log } = await publish(t, { online: ONLINE, spoil, first: ["first"] });
    assert.deepEqual([status, log], [1, ""], said);
    assert.match(said, expected);
  }
});

test("a table that is gone or changed stops the deployment", async (t) => {
  const gone = await publish(t, { online: ONLINE, spoil: (old) => rmSync(join(old, "figures/rate/rate.csv")) });
  assert.equal(gone.status, 1);
  assert.match(gone.said, /not every table/);
  const changed = await publish(t, { online: ONLINE, spoil: (old) => writeFileSync(join(old, "figures/rate/rate.csv"), "x") });
  assert.equal(changed.status, 1);
  assert.match(changed.said, /not those that its manifest lists/);
});

test("a site that isn't reached is no site that isn't there", async (t) => {
  const { status, said, log } = await publish(t, { url: "http://127.0.0.1:9/repository/", first: ["first"] });
  assert.deepEqual([status, log], [1, ""]);
  assert.match(said, /can't be reached, so it isn't known what is published/);
});

test("an error of the server is no site that isn't there", async (t) => {
  const server = createServer((_, response) => response.writeHead(403).end());
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  t.after(() => server.close());
  const { status, said, log } = await publish(t, { url: `http://127.0.0.1:${server.address().port}/`, first: ["first"] });
  assert.deepEqual([status, log], [1, ""]);
  assert.match(said, /was answered with 403/);
});

test("what verify finds stops everything before the build", async (t) => {
  const { status, isBuilt, summary } = await publish(t, { online: ONLINE, environment: { VERIFIED: "1" } });
  assert.deepEqual([status, isBuilt, summary], [1, false, ""]);
});
