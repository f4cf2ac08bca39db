import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { checkBook } from "./book.mjs";

/** What is found in a book of two chapters, the second of which has a link. */
function found(t, href) {
  const folder = mkdtempSync(join(tmpdir(), "irbook-book-"));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "guide"));
  writeFileSync(join(folder, "index.html"), '<!doctype html><h1 id="guide">Guide</h1><a href="guide/first.html">First</a>');
  writeFileSync(join(folder, "guide/first.html"), `<!doctype html><h1 id="first">First</h1><a href="${href}">link</a>`);
  writeFileSync(join(folder, "404.html"), '<!doctype html><a href="/anything.html">link</a>');
  return checkBook(folder).findings;
}

for (const href of ["../index.html", "../index.html#guide", "#first", "first.html#first", "https://example.com/", "mailto:a@example.com"]) {
  test(`${href} is fine`, (t) => assert.deepEqual(found(t, href), []));
}

for (const [href, expected] of [
  ["second.html", /guide\/first.html:1: a "second.html" leads to guide\/second.html, which is not in the book/],
  ["../index.html#nowhere", /leads to #nowhere, which is no place on index.html/],
  ["#nowhere", /leads to #nowhere, which is no place on guide\/first.html/],
  ["../../README.html", /leaves the book; write the whole address/],
  ["http://example.com/", /has the scheme http:/],
]) {
  test(`${href} is found`, (t) => {
    const findings = found(t, href);
    assert.equal(findings.length, 1);
    assert.match(findings[0], expected);
  });
}
