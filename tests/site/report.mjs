// How every check ends: its findings, one a line, and a status that test.sh stops at.
import { pathToFileURL } from "node:url";

/** Runs `check(...arguments)` if its file was started as a program; it returns `{ findings, looked }`. */
export async function runAsProgram(meta, usage, argumentsNeeded, check) {
  if (meta.url !== pathToFileURL(process.argv[1]).href) return;
  const given = process.argv.slice(2);
  if (![argumentsNeeded].flat().includes(given.length)) {
    console.error(`usage: node ${usage}`);
    process.exit(2);
  }
  const { findings, looked } = await check(...given);
  for (const finding of findings) console.error(finding);
  console.log(`${looked}: ${findings.length === 0 ? "nothing to mend" : `${findings.length} to mend`}`);
  process.exit(findings.length === 0 ? 0 : 1);
}
