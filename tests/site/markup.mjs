// Every page, chart and style sheet is valid: the Nu Html Checker and html-validate find no error and no
// warning. Rules of html-validate that .htmlvalidate.json turns off, and why:
//   long-title      titles of announcements are quoted exactly, however long
//   no-raw-characters, void-style  how an ampersand or an empty element is spelled is the template engine's choice
//   svg-focusable   speaks of a browser that is no longer in use
//   prefer-native-element, no-redundant-role  a table's scrolling wrapper has to be a labeled region
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { HtmlValidate } from "html-validate";
import { runAsProgram } from "./report.mjs";
import { readSite } from "./site.mjs";

const require = createRequire(import.meta.url);
const VNU = join(dirname(require.resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
const CONFIGURATION = fileURLToPath(new URL("../../.htmlvalidate.json", import.meta.url));

// It ends before what is compiled best, or collected at the same time, pays.
const BRIEF = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

// From a file the checker cannot know what 'self' is, and it takes a data block for a script (HTML, "prepare the script element",
// step 8: what is none is never looked at by the policy); the browser test finds what the policy really blocks, and
// policy.mjs which scripts there are. And its
// lists of CSS lack paint-order (SVG 2, section 13.8), container queries with their units (CSS Containment 3), which
// every browser has, CSS Anchor Positioning 1, which places what opens at its mark and is not needed, and the marks of the section
// that is read (CSS Overflow 5), which isn't either.
const FILTER = [
  "Resource violates Content Security Policy .*: (external stylesheet|external script|image) .* blocked by .*",
  "Inline script violates Content Security Policy .*",
  "CSS: .(paint-order|container|position-area|position-try-fallbacks|scroll-target-group).: Property .* doesn.t exist.",
  "CSS: Unrecognized at-rule .@container.",
  "CSS: Unknown pseudo-element or pseudo-class .:target-current.",
  "CSS: .--(column|label-room).: Parse Error.",
  "CSS: .inline-size.: Unknown dimension.",
].join("|");

export async function checkMarkup(folder) {
  const findings = [...nuHtmlChecker(folder), ...(await htmlValidate(folder))];
  return { findings, looked: "markup of pages, charts and style sheets" };
}

function nuHtmlChecker(folder) {
  // Given the folder, it would take CSV and XML files for pages.
  const checked = [...readSite(folder).files].filter((path) => /\.(html|svg|css)$/.test(path)).map((path) => join(folder, path));
  const { stdout, stderr, status } = run("java", [
    ...BRIEF, "-Xss4m", "-jar", VNU, "--also-check-css", "--also-check-svg", "--Werror", "--stdout",
    "--format", "json", "--filterpattern", FILTER, ...checked,
  ]);
  if (!stdout.startsWith("{")) throw new Error(`the Nu Html Checker ended with ${status}:\n${stderr}`);
  return JSON.parse(stdout).messages.map(({ url, lastLine, message }) => {
    return `${relative(resolve(folder), fileURLToPath(url))}:${lastLine ?? 1}: ${message} [vnu]`;
  });
}

async function htmlValidate(folder) {
  const validator = new HtmlValidate(JSON.parse(readFileSync(CONFIGURATION, "utf8")));
  const pages = [...readSite(folder).files].filter((path) => path.endsWith(".html"));
  const report = await validator.validateMultipleFiles(pages.map((path) => join(folder, path)));
  return report.results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, message, ruleId }) => `${relative(folder, filePath)}:${line}: ${message} [html-validate ${ruleId}]`),
  );
}

function run(command, options) {
  const result = spawnSync(command, options, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (result.error) throw result.error;
  return result;
}

await runAsProgram(import.meta, "tests/site/markup.mjs SITE", 1, checkMarkup);
