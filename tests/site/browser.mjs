// Debian's Chromium, and pages whose every complaint is a finding.
import { availableParallelism } from "node:os";
import { chromium } from "playwright-core";

export const BINARY = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch() {
  return chromium.launch({ executablePath: BINARY, args: SWITCHES });
}

/**
 * Visits the stops in as many tabs as the machine has cores; what the visits give, in the order of the stops. Each tab has what
 * `open` gives for it.
 */
export async function inTabs(stops, visit, open = async () => {}) {
  const given = [];
  const left = stops.entries();
  const tab = async () => {
    const own = await open();
    for (const [at, stop] of left) given[at] = await visit(stop, own);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, tab));
  return given;
}

/** Collects what the page logs and what fails to load. A policy violation is logged by the browser too. */
export function complaints(page) {
  const found = [];
  page.on("console", (message) => {
    const { url } = message.location();
    // Asked for at the domain root when a chart is opened by itself; a site below a path doesn't own the root.
    if (!url.endsWith("/favicon.ico")) found.push(`console ${message.type()}: ${message.text()} ${url}`);
  });
  page.on("pageerror", (error) => found.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => found.push(`request failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 400) found.push(`status ${response.status()}: ${response.url()}`);
  });
  return found;
}

/** What a reader sees of the style sheet, to tell a styled page from a bare one. */
export function lookOfBody(page) {
  return page.evaluate(() => {
    const { fontFamily, color, backgroundColor, margin, lineHeight } = getComputedStyle(document.body);
    return JSON.stringify({ fontFamily, color, backgroundColor, margin, lineHeight });
  });
}
