import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { checkWorkflows } from "./workflows.mjs";

const WORKFLOW = "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.ref }}\n";

async function findings(t, from, to) {
  const folder = mkdtempSync(join(tmpdir(), "irbook-workflows-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "test.yml"), WORKFLOW.replace(from, to));
  return (await checkWorkflows(folder)).findings.join("\n");
}

test("a sound workflow has nothing to mend", async (t) => assert.equal(await findings(t, "", ""), ""));
test("an expression that names nothing", async (t) => assert.match(await findings(t, "github.ref", "github.rf"), /^test.yml:6:\d+: .*\[expression\]/m));
test("a key that is none", async (t) => assert.match(await findings(t, "steps", "stepps"), /\[syntax-check\]/));
test("a runner that is none", async (t) => assert.match(await findings(t, "24.04", "24.05"), /\[runner-label\]/));
