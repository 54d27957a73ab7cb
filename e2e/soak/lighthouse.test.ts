// Lighthouse on the pages that somebody sees most, as on a phone with a slow line.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test } from "node:test";

import { type Browser, launch, open } from "../support/browser.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";
import { chromiumPath, lighthouse } from "../support/settings.js";

/** Of 100. */
const LEAST = 95;
/** The middle of so many runs counts: a busy machine makes single ones slow. */
const RUNS = 3;
/** So often a run is tried that Lighthouse itself gives up: at times it misses the beginning of the page. */
const TRIES = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
const PAGES = { guide: "/", today: "/today", progress: "/progress" };

interface Report {
  runtimeError?: { message: string };
  categories: Record<(typeof CATEGORIES)[number], { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null; displayValue?: string }>;
}

let server: Server;
let browser: Browser;
let cookie: string;
before(async () => {
  server = await Server.start();
  browser = await launch();
  const { page, context } = await open(browser, server.origin);
  await person.toFirstSessionDone(page);
  cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await browser.close();
});
after(async () => {
  await browser?.close();
  await server?.dispose();
});

/** One run of Lighthouse that it did not give up. */
async function report(path: string): Promise<Report> {
  for (let tried = 1; ; tried += 1) {
    const { exitCode, text } = await run(path);
    if (exitCode === 0) return JSON.parse(text) as Report;
    assert.ok(tried < TRIES, `Lighthouse ended with ${exitCode}, ${TRIES} times`);
  }
}

/** Lighthouse with a browser of its own. */
async function run(path: string) {
  const options = [
    "--quiet",
    "--output=json",
    `--only-categories=${CATEGORIES.join(",")}`,
    `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
    "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    "--no-enable-error-reporting",
  ];
  const child = spawn(process.execPath, [lighthouse(), `${server.origin}${path}`, ...options], {
    env: { ...process.env, CHROME_PATH: chromiumPath() },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => (text += part));
  await once(child, "close");
  return { exitCode: child.exitCode, text };
}

/** What took points away. */
function faults({ categories, audits }: Report): string[] {
  return CATEGORIES.flatMap((category) =>
    categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${category}: ${id}: ${audits[id]!.title} ${audits[id]!.displayValue ?? ""}`),
  );
}

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name}: at least ${LEAST} in ${CATEGORIES.join(", ")}`, async (t) => {
    const scores = Object.fromEntries(CATEGORIES.map((category) => [category, [] as number[]]));
    const lost = new Set<string>();
    for (let run = 0; run < RUNS; run += 1) {
      const found = await report(path);
      assert.equal(found.runtimeError, undefined, found.runtimeError?.message);
      for (const category of CATEGORIES) scores[category]!.push(Math.round((found.categories[category].score ?? 0) * 100));
      for (const fault of faults(found)) lost.add(fault);
    }
    const middle = CATEGORIES.map((category) => [category, scores[category]!.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]!] as const);
    t.diagnostic(`${name}: ${middle.map(([category, score]) => `${category} ${score}`).join(", ")}`);
    for (const [category, score] of middle) assert.ok(score >= LEAST, `${category}: ${score}\n${[...lost].join("\n")}`);
  });
}
