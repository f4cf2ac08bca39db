import assert from "node:assert/strict";
import { test } from "node:test";
import { soundSite } from "./fixture.mjs";
import { serve } from "./server.mjs";

test("answers as GitHub Pages does", async (t) => {
  const server = await serve(soundSite(t).folder, "/repository/");
  t.after(server.close);
  const ask = async (path) => {
    const response = await fetch(new URL(path, server.url), { redirect: "manual" });
    return [response.status, response.headers.get("location") ?? response.headers.get("content-type")];
  };
  const html = "text/html; charset=utf-8";
  assert.deepEqual(await ask("/repository/"), [200, html]);
  assert.deepEqual(await ask("/repository"), [301, "/repository/"]);
  assert.deepEqual(await ask("announcements/first/"), [200, html]);
  assert.deepEqual(await ask("announcements/first"), [301, "/repository/announcements/first/"]);
  assert.deepEqual(await ask("about"), [200, html]);
  assert.deepEqual(await ask("charts/mix.svg"), [200, "image/svg+xml"]);
  assert.deepEqual(await ask("charts/"), [404, html]);
  assert.deepEqual(await ask("no/such/page"), [404, html]);
  assert.deepEqual(await ask("%2e%2e%2fsecret"), [404, html]);
  assert.deepEqual(await ask("%zz"), [404, html]);
  assert.deepEqual(await ask("/elsewhere/"), [404, html]);
});

test("pages may be kept for ten minutes, and are only read", async (t) => {
  const server = await serve(soundSite(t).folder, "/repository/");
  t.after(server.close);
  for (const path of ["", "about.html", "no/such/page", "announcements/first"]) {
    const response = await fetch(server.url + path, { redirect: "manual" });
    assert.equal(response.headers.get("cache-control"), "max-age=600", path);
  }
  const head = await fetch(`${server.url}about.html`, { method: "HEAD" });
  assert.deepEqual([head.status, await head.text()], [200, ""]);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) assert.equal((await fetch(server.url, { method })).status, 405, method);
});

test("without .nojekyll the names that Jekyll leaves out are not there", async (t) => {
  const { folder, write } = soundSite(t);
  write("_downloads/form.txt", "Form");
  const server = await serve(folder, "/repository/");
  t.after(server.close);
  const status = async () => (await fetch(`${server.url}_downloads/form.txt`)).status;
  assert.equal(await status(), 404);
  write(".nojekyll", "");
  assert.equal(await status(), 200);
});
