// The site read from a folder, without any server: home, then an announcement by its link, both styled.
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { complaints, launch, lookOfBody } from "./browser.mjs";
import { runAsProgram } from "./report.mjs";

export async function checkFromDisk(folder) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const bare = await lookOfBody(page);
    const findings = complaints(page);
    const styled = async () => {
      if ((await lookOfBody(page)) === bare) findings.push(`${page.url()}: has no style`);
    };
    await page.goto(pathToFileURL(join(resolve(folder), "index.html")).href);
    await styled();
    const visited = await followToAnnouncement(page);
    if (visited) await styled();
    else findings.push("index.html: no link leads to an announcement");
    return { findings, looked: `from disk to ${visited ?? "no announcement"}` };
  } finally {
    await browser.close();
  }
}

async function followToAnnouncement(page) {
  const home = page.url();
  const hrefs = await page.locator("main a[href]").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const href of new Set(hrefs.filter((href) => !/^(#|https:|mailto:|webcal:)/.test(href)))) {
    if (!/\.html(#|$)/.test(href)) continue;
    await page.locator(`main a[href="${href}"]`).first().click();
    await page.waitForLoadState();
    const kind = await page.locator("body").getAttribute("data-page");
    if (kind?.startsWith("announcement")) return page.url();
    await page.goto(home);
  }
  return undefined;
}

await runAsProgram(import.meta, "tests/site/from-disk.mjs SITE", 1, checkFromDisk);
