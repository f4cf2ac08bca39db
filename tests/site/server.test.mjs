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
