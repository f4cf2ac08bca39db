import assert from "node:assert/strict";
import { test } from "node:test";
import { overweight } from "./budget.mjs";

test("a page that weighs more than its kind may is a finding", () => {
  assert.deepEqual(overweight({ path: "events/index.html", kind: "events" }, 15 * 1024), []);
  assert.deepEqual(overweight({ path: "events/index.html", kind: "events" }, 16 * 1024), ["events/index.html: 16.0 KiB compressed, at most 15"]);
  assert.deepEqual(overweight({ path: "r/index.html", kind: "announcement-results" }, 39 * 1024), []);
});
