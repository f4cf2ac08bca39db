// `irbook serve` in a browser: pages that follow the archive by themselves.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { complaints, launch } from "./browser.mjs";

const IRBOOK = process.env.IRBOOK ?? fileURLToPath(new URL("../../target/debug/irbook", import.meta.url));
const EXAMPLE = fileURLToPath(new URL("../fixtures/archive", import.meta.url));
const RESULTS = "announcements/2024-q1-results/";
const TITLE = "First Quarter 2024 Results";

const DRAFT = `+++
title = "A draft"
dated = 2024-06-01
zone = "Asia/Hong_Kong"
kind = "other"
draft = true
source = { title = "Form" }
+++
Text.
`;

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** A copy of the example with a draft, gone again after test `t`; `edit(from, to)` changes its results. */
function archive(t) {
  const root = mkdtempSync(join(tmpdir(), "irbook-preview-"));
  t.after(() => rmSync(root, { recursive: true }));
  cpSync(EXAMPLE, root, { recursive: true });
  mkdirSync(join(root, "content/announcements/a-draft"));
  writeFileSync(join(root, "content/announcements/a-draft/announcement.md"), DRAFT);
  const file = join(root, "content", RESULTS, "announcement.md");
  const edit = (from, to) => {
    const text = readFileSync(file, "utf8");
    assert.ok(text.includes(from), `${file} holds ${from}`);
    writeFileSync(file, text.replace(from, () => to));
  };
  return { root, edit };
}

/** A running preview: its address, and a way to end it. */
async function serve(t, root, port = 0) {
  const child = spawn(IRBOOK, ["serve", "--root", root, "--drafts", "--port", `${port}`], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const end = () => (child.kill("SIGINT"), ended);
  t.after(end);
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^preview at (\S+)/.exec(line)?.[1];
    if (url) {
      child.stdout.resume();
      return { url, end };
    }
  }
  throw new Error("the preview ended");
}

async function open(t) {
  const page = await browser.newPage();
  t.after(() => page.close());
  // Reloading gives up the stream of the page before.
  const found = complaints(page);
  // A page that is left or reloads breaks off what it was asking for.
  return { page, found: () => found.filter((it) => !it.endsWith("net::ERR_ABORTED") && !it.includes("/_irbook/events")) };
}

const heading = (page, text) => page.locator("h1", { hasText: text }).waitFor();

test("an open page follows its file, keeps its place and breaks no policy", async (t) => {
  const { root, edit } = archive(t);
  const { url } = await serve(t, root);
  const { page, found } = await open(t);
  await page.goto(url + RESULTS);
  await heading(page, TITLE);
  await page.evaluate(() => scrollTo(0, 700));
  edit(`"${TITLE}"`, '"Changed once"');
  await heading(page, "Changed once");
  await page.waitForFunction(() => scrollY === 700);
  edit('"Changed once"', '"Changed twice"');
  await heading(page, "Changed twice");
  assert.deepEqual(found(), []);
});

test("a draft is marked where it is seen", async (t) => {
  const { root } = archive(t);
  const { url } = await serve(t, root);
  const { page, found } = await open(t);
  await page.goto(`${url}announcements/a-draft/`);
  const bar = page.getByRole("complementary", { name: "Preview" });
  assert.equal(await bar.innerText(), "Preview with drafts: not the public site\n\nDraft: not public");
  assert.equal(await bar.evaluate((it) => it.getBoundingClientRect().top), 0);
  const mark = bar.getByText("Draft: not public");
  assert.equal(await mark.evaluate((it) => getComputedStyle(it).backgroundColor), "rgb(122, 31, 92)");
  await page.emulateMedia({ media: "print" });
  assert.ok(await mark.isVisible(), "a print doesn't say that it isn't public");
  assert.equal(await mark.evaluate((it) => getComputedStyle(it).color), "rgb(0, 0, 0)");
  assert.deepEqual(found(), []);
});

test("errors appear by themselves above pages that can still be read, and go when they are mended", async (t) => {
  const { root, edit } = archive(t);
  const { url } = await serve(t, root);
  const { page, found } = await open(t);
  await page.goto(url + RESULTS);
  edit(`title = "${TITLE}"`, 'titel = "<img src=x onerror=alert(1)>"');
  const errors = page.getByRole("region", { name: "Errors" });
  await errors.waitFor();
  assert.match(await errors.innerText(), /error\[unknown-key\].*titel = "<img src=x onerror=alert\(1\)>"/s);
  await heading(page, TITLE);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Calendar" }).click();
  await heading(page, "Calendar");
  await errors.waitFor();
  edit('titel = "<img src=x onerror=alert(1)>"', 'title = "Mended"');
  await errors.waitFor({ state: "detached" });
  await heading(page, "Calendar");
  assert.deepEqual(found(), []);
});

test("errors leave room for the page on a low screen, and where links lead to is below them", async (t) => {
  const { root, edit } = archive(t);
  const { url } = await serve(t, root);
  const { page } = await open(t);
  await page.goto(url + RESULTS);
  edit(`title = "${TITLE}"`, 'titel = "x"');
  const errors = page.getByRole("complementary", { name: "Preview" });
  await page.getByRole("region", { name: "Errors" }).waitFor();
  const coverage = async (height) => {
    await page.setViewportSize({ width: 640, height });
    return page.evaluate(() => {
      const target = document.querySelector("main h2[id], main section[id]");
      location.hash = "";
      location.hash = target.id;
      return target.getBoundingClientRect().top - document.querySelector(".irbook-preview").getBoundingClientRect().bottom;
    });
  };
  for (const height of [360, 900]) assert.ok((await coverage(height)) >= 0, `${height}`);
  await page.setViewportSize({ width: 640, height: 360 });
  await page.evaluate(() => scrollTo(0, 2000));
  assert.ok((await errors.boundingBox()).y + (await errors.boundingBox()).height < 0, "the errors cover the page");
});

test("an open page finds a preview that was started again", async (t) => {
  const { root, edit } = archive(t);
  const first = await serve(t, root);
  const { page } = await open(t);
  await page.goto(first.url + RESULTS);
  await heading(page, TITLE);
  assert.equal(await first.end(), 0);
  edit(`"${TITLE}"`, '"Changed meanwhile"');
  const again = await serve(t, root, new URL(first.url).port);
  assert.equal(again.url, first.url);
  await heading(page, "Changed meanwhile");
});
