// Debian's Chromium, and pages whose every complaint is a finding.
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { chromium } from "playwright-core";

const WITHOUT_WINDOWS = "/usr/lib/chromium/chromium-headless-shell";
export const BINARY = process.env.CHROMIUM ?? (existsSync(WITHOUT_WINDOWS) ? WITHOUT_WINDOWS : "/usr/bin/chromium");

export const SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How long the browser may take for anything that it is asked, in milliseconds: on a busy machine seconds become a minute. */
export const PATIENCE = 120_000;

export async function launch() {
  const browser = await chromium.launch({ executablePath: BINARY, args: SWITCHES, timeout: PATIENCE });
  browser.on("context", (context) => context.setDefaultTimeout(PATIENCE));
  return browser;
}

/**
 * Tabs to look at pages in, as many as the machine has cores. They stay open from page to page: to open one takes longer than most
 * pages do. Those of one context are a window's, of which only the foremost is painted.
 */
export class Tabs {
  #pages = [];

  /** Tabs in contexts that a function gives. */
  constructor(context) {
    this.context = context;
  }

  /** Tabs in a window each. */
  static inWindows(browser, options) {
    return new Tabs(() => browser.newContext(options));
  }

  /** Visits the stops, to which visits may add; what the visits give, in the order of the stops. */
  async visit(stops, look) {
    const given = [];
    let next = 0;
    let busy = 0;
    const through = async (_, tab) => {
      while (next < stops.length || busy > 0) {
        if (next === stops.length) {
          await new Promise((later) => setTimeout(later, 5));
          continue;
        }
        const at = next++;
        busy += 1;
        try {
          const page = (this.#pages[tab] ??= await (await this.context()).newPage());
          given[at] = await look(page, stops[at]);
          page.removeAllListeners();
        } finally {
          busy -= 1;
        }
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, through));
    return given;
  }
}

/** Collects what the page logs from now on and what fails to load. A policy violation is logged by the browser too. */
export function complaints(page) {
  const found = [];
  // What the page before asked for is no complaint of this one.
  const asked = new Set();
  page.on("request", (request) => asked.add(request));
  page.on("console", (message) => {
    const { url } = message.location();
    // Asked for at the domain root when a chart is opened by itself; a site below a path doesn't own the root.
    if (!url.endsWith("/favicon.ico")) found.push(`console ${message.type()}: ${message.text()} ${url}`);
  });
  page.on("pageerror", (error) => found.push(`error: ${error.message}`));
  // The browser asks for a page's icon by itself, and gives it up where it is to be shown otherwise.
  const isGivenUp = (request) => /\/favicon\.\w+$/.test(request.url()) && request.failure()?.errorText === "net::ERR_ABORTED";
  page.on("requestfailed", (request) => {
    if (asked.has(request) && !isGivenUp(request)) found.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on("response", (response) => {
    if (asked.has(response.request()) && response.status() >= 400) found.push(`status ${response.status()}: ${response.url()}`);
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
