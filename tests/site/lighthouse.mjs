// Google's Lighthouse, as on a phone: each page kind has 100 of 100 in all four categories. The score of speed is
// that of a simulated slow network and processor and moves with the machine's load, so a page below gets further
// tries; everything else must hold at once. A browser that doesn't answer is replaced by another one.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "node:child_process";
import lighthouse, { defaultConfig } from "lighthouse";
import { pageFunctions } from "lighthouse/core/lib/page-functions.js";
import { BINARY, SWITCHES } from "./browser.mjs";
import { onePageOfEachKind } from "./pages.mjs";
import { runAsProgram } from "./report.mjs";
import { serve } from "./server.mjs";
import { readSite } from "./site.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TRIES = 3;
/** How long Lighthouse may look at a page, in milliseconds, and how long of that the page may load: many times what it takes. */
const PATIENCE = 300_000;
const LOADING = { maxWaitForFcp: 120_000, maxWaitForLoad: 120_000 };

/** How long all has to be quiet until a page is said to have loaded, in milliseconds: none has anything that begins later. */
const QUIET = 300;
const WAITING = { pauseAfterFcpMs: QUIET, pauseAfterLoadMs: QUIET, networkQuietThresholdMs: QUIET, cpuQuietThresholdMs: QUIET };

// How fast the machine is counts in no score, and is measured for a second before each page.
pageFunctions.computeBenchmarkIndex = () => 1000;

class Stuck extends Error {}

// Lighthouse still asks a page that it has left, or that was taken from it, whether all is quiet there.
process.on("unhandledRejection", (error) => {
  if (error.protocolError === undefined || !/Target closed/.test(error.message)) throw error;
});

/** Audits that count in no score, though some take as long as all others. */
const UNCOUNTED = (() => {
  const all = CATEGORIES.flatMap((category) => defaultConfig.categories[category].auditRefs);
  const counted = new Set(all.filter(({ weight }) => weight > 0).map(({ id }) => id));
  return all.map(({ id }) => id).filter((id) => !counted.has(id));
})();

/** Audits that a page of the kind can't pass, because of what it is. */
const EXEMPT = { "not-found": ["is-crawlable", "http-status-code"], withdrawn: ["is-crawlable"] };

/** Of the kinds that `before` has, another site that was looked at, nothing is looked at again. */
export async function checkLighthouse(folder, baseUrl, before, isLookedAt = () => true) {
  const seen = new Set(before ? onePageOfEachKind(readSite(before)).map(({ kind }) => kind) : []);
  const kinds = onePageOfEachKind(readSite(folder)).filter(({ kind }) => !seen.has(kind) && isLookedAt(kind));
  const server = await serve(folder, new URL(baseUrl).pathname);
  let browser = await debuggable();
  const findings = [];
  try {
    for (const { kind, path } of kinds) {
      let faults = [];
      for (let tries = 0; tries < TRIES && (tries === 0 || faults.some(({ category }) => category === "performance")); tries++) {
        try {
          faults = await faultsOf(server.url + path, browser.port, EXEMPT[kind] ?? []);
        } catch (error) {
          if (!(error instanceof Stuck)) throw error;
          faults = [{ category: "performance", score: 0, audits: [error.message] }];
          await browser.close();
          browser = await debuggable();
        }
      }
      findings.push(...faults.map(({ category, score, audits }) => `${path}: ${category} ${score} of 100: ${audits.join(", ")}`));
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return { findings, looked: `${kinds.length} kinds of page in Lighthouse: ${kinds.map(({ kind }) => kind).join(", ")}` };
}

async function faultsOf(url, port, skipAudits) {
  const counted = { onlyCategories: CATEGORIES, skipAudits: [...UNCOUNTED, ...skipAudits], disableFullPageScreenshot: true };
  const options = { port, output: "json", logLevel: "error", ...counted, ...LOADING, ...WAITING };
  let limit;
  const stuck = new Promise((_, failed) => {
    limit = setTimeout(() => failed(new Stuck(`no answer in ${PATIENCE / 1000} s`)), PATIENCE);
  });
  const { lhr } = await Promise.race([lighthouse(url, options), stuck]).finally(() => clearTimeout(limit));
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return CATEGORIES.flatMap((category) => {
    const { score, auditRefs } = lhr.categories[category];
    if (score === 1) return [];
    const failed = auditRefs.map(({ id, weight }) => ({ weight, ...lhr.audits[id] })).filter((audit) => audit.weight > 0 && audit.score < 1);
    return [{ category, score: Math.round(score * 100), audits: failed.map(({ id, displayValue }) => (displayValue ? `${id} (${displayValue})` : id)) }];
  });
}

/** A browser with a profile of its own that listens for Lighthouse. */
async function debuggable() {
  const profile = mkdtempSync(join(tmpdir(), "irbook-lighthouse-"));
  const switches = [...SWITCHES, "--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
  const child = spawn(BINARY, switches, { stdio: ["ignore", "ignore", "pipe"] });
  const port = await new Promise((found, failed) => {
    let log = "";
    child.stderr.on("data", (text) => {
      log += text;
      const listening = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(log);
      if (listening) found(Number(listening[1]));
    });
    child.on("exit", () => failed(new Error(`the browser ended: ${log}`)));
  });
  const ended = new Promise((done) => child.on("exit", done));
  return {
    port,
    close: async () => {
      child.kill("SIGKILL");
      await ended;
      // What the browser started may write there for a moment longer.
      for (let tries = 1; ; tries++) {
        try {
          return rmSync(profile, { recursive: true, force: true });
        } catch (error) {
          if (tries === 100) throw error;
          await new Promise((later) => setTimeout(later, 100));
        }
      }
    },
  };
}

await runAsProgram(import.meta, "tests/site/lighthouse.mjs SITE BASE_URL [BEFORE]", [2, 3], checkLighthouse);
