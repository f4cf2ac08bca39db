// What readers come for, done as they would: from the home page of tests/fixtures/kestrel, with the keyboard alone and
// without scripts, on a phone and at a desk, in so many clicks.
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { launch } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { runAsProgram } from "./report.mjs";
import { serve } from "./server.mjs";

const WIDTHS = [320, 1440];

/** Each with the most clicks that it may take; it throws where it fails. */
const TASKS = [
  {
    name: "the record date of the dividend",
    most: 2,
    async run(reader) {
      await reader.follow(/^All dividends/, "main");
      expect(await reader.reads(), /Record(?: date)?\D*22 November 2024/);
    },
  },
  {
    name: "revenue of the last eight quarters, and the same figures in its file",
    most: 2,
    async run(reader, folder) {
      await reader.follow(/^Financials$/, "nav");
      await reader.follow(/^Revenue$/, "main");
      const page = await reader.reads();
      const file = readFileSync(join(folder, "figures/line/revenue/revenue.csv"), "utf8");
      const quarters = ["2024-Q4", "2024-Q3", "2024-Q2", "2024-Q1", "2023-Q4", "2023-Q3", "2023-Q2", "2023-Q1"];
      for (const quarter of quarters) {
        const record = file.split("\r\n").find((line) => line.includes(`,${quarter},`));
        const value = record && /"(\d{2},\d{3})"/.exec(record)?.[1];
        if (!value) throw new Error(`the file has no revenue of ${quarter}`);
        if (!page.includes(value)) throw new Error(`the page has no ${value}, revenue of ${quarter}`);
      }
    },
  },
  {
    name: "from a figure of the text to its cell and back to the sentence",
    most: 4,
    async run(reader) {
      await reader.follow(/^Read the results/, "main");
      await reader.follow(/^EUR 48\.6 million$/, ".text");
      const cell = await reader.target();
      if (cell !== "48,637") throw new Error(`the cell in sight is ${cell}`);
      await reader.follow(/^Where Revenue comes from$/, "main");
      await reader.follow(/^“Revenue rose by 8\.8%/, "main");
      const sentence = await reader.target();
      if (sentence !== "8.8%") throw new Error(`in sight is ${sentence}`);
    },
  },
  {
    name: "who is on the board",
    most: 1,
    async run(reader) {
      await reader.follow(/^Company$/, "nav");
      const page = await reader.reads();
      for (const name of ["Aoife Byrne", "Mei Lin", "Oscar Lund", "Ruth Adeyemi"]) expect(page, new RegExp(name));
    },
  },
  {
    name: "all repurchase plans",
    most: 1,
    async run(reader) {
      await reader.follow(/^All plans/, "main");
      const page = await reader.reads();
      for (const plan of ["2022 Share Repurchase Program", "2024 Share Repurchase Program"]) expect(page, new RegExp(plan));
    },
  },
  {
    name: "a deadline in New York time",
    most: 1,
    async run(reader) {
      await reader.follow(/^Calendar$/, "nav");
      expect(await reader.reads(), /7 November 2024.*Voting instructions.*12:00 noon.*New York time/);
    },
  },
];

export async function checkTasks(folder, baseUrl) {
  const server = await serve(folder, new URL(baseUrl).pathname);
  const browser = await launch();
  const findings = [];
  const told = [];
  try {
    for (const { name, most, run } of TASKS) {
      for (const width of WIDTHS) {
        const reader = await Reader.at(browser, server.url, { viewport: { width, height: 800 } });
        try {
          await run(reader, folder);
          if (reader.clicks > most) findings.push(`${name} at ${width} px: ${reader.clicks} clicks, at most ${most}`);
          if (width === WIDTHS[0]) told.push(`${name} (${reader.clicks})`);
        } catch (error) {
          findings.push(`${name} at ${width} px: ${error.message}`);
        }
        await reader.close();
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return { findings, looked: `${TASKS.length} tasks with their clicks: ${told.join("; ")}` };
}

function expect(text, pattern) {
  if (!pattern.test(text)) throw new Error(`${pattern} isn't to be read in: ${text.slice(0, 400)}`);
}

await runAsProgram(import.meta, "tests/site/tasks.mjs SITE BASE_URL", 2, checkTasks);
