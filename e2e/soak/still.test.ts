// Ten minutes of somebody who keeps still.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { type Browser, launch, open } from "../support/browser.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";
import { stream } from "../support/settings.js";

const WARM_UP_MS = 2 * 60_000;
const REST_MS = 8 * 60_000;
/** What garbage that is not collected yet may come to. */
const SLACK_MB = 40;

/** Memory of all of Chromium's processes, megabytes. */
async function memoryMb(browser: Browser): Promise<number> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  return processInfo.reduce((sum, { id }) => {
    const line = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, "utf8"));
    return sum + Number(line?.[1] ?? 0) / 1024;
  }, 0);
}

test("ten minutes of a still person: nothing is counted, and memory does not grow", async () => {
  const server = await Server.start();
  const browser = await launch({ file: stream("still") });
  try {
    const { page } = await open(browser, server.origin);
    await person.toSession(page);
    await person.startWithCamera(page, { anywayAfterS: 20 });
    await page.waitForTimeout(WARM_UP_MS);
    const early = await memoryMb(browser);
    await page.waitForTimeout(REST_MS);
    const late = await memoryMb(browser);
    const result = await person.finish(page);
    console.log(`${early.toFixed(0)} MB after 2 minutes, ${late.toFixed(0)} MB after 10, ${result.frames} frames`);
    assert.equal(result.repetitions, 0);
    assert.ok(late < early + SLACK_MB, `memory grew from ${early.toFixed(0)} to ${late.toFixed(0)} MB`);
  } finally {
    await browser.close();
    await server.dispose();
  }
});
