// A reader who has a keyboard and no scripts: goes from stop to stop of the Tab key, follows links and opens what is
// folded with the Enter key, and counts how often.

/** More stops than this on the way to a link, and a reader gives up. */
const PATIENCE = 400;

export class Reader {
  constructor(page) {
    this.page = page;
    this.clicks = 0;
    this.stops = 0;
  }

  static async at(browser, address, options) {
    const context = await browser.newContext({ javaScriptEnabled: false, ...options });
    const page = await context.newPage();
    await page.goto(address);
    return new Reader(page);
  }

  /** Goes to the next stop with such a name, below `within` where given, and presses Enter there. */
  async follow(name, within = "body") {
    for (let stop = 0; stop < PATIENCE; stop += 1) {
      await this.page.keyboard.press("Tab");
      this.stops += 1;
      const stands = await this.page.evaluate(standsAt, within);
      if (stands && name.test(stands)) return this.enter(stands);
    }
    throw new Error(`no stop of the Tab key is called ${name} within ${within} on ${this.page.url()}`);
  }

  async enter(name) {
    const before = this.page.url();
    this.clicks += 1;
    // What is folded opens where it stands.
    const leads = await this.page.evaluate(() => document.activeElement.matches("a[href]"));
    const [response] = await Promise.all([leads && this.page.waitForNavigation(), this.page.keyboard.press("Enter")]);
    if (response && response.status() >= 400) throw new Error(`${name} leads to status ${response.status()}`);
    return { before, after: this.page.url() };
  }

  /** What can be read of the page, or of a part: what is folded or hidden isn't. */
  async reads(selector = "main") {
    return (await this.page.locator(selector).first().innerText()).replace(/\s+/g, " ");
  }

  /** The element that the address of the page leads to, if it is in the window. */
  async target() {
    return this.page.evaluate(() => {
      const found = document.querySelector(":target");
      if (!found) return null;
      const { top, bottom } = found.getBoundingClientRect();
      return top < innerHeight && bottom > 0 ? found.innerText : null;
    });
  }

  async close() {
    await this.page.context().close();
  }
}

/** Runs inside the page: what the stop that has the focus is called, if it stands within such an element. */
function standsAt(within) {
  const focused = document.activeElement;
  if (!focused || focused === document.body || !focused.closest(within)) return null;
  return (focused.getAttribute("aria-label") ?? focused.labels?.[0]?.innerText ?? focused.innerText ?? "").replace(/\s+/g, " ").trim();
}
