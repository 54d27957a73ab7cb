// Where there is nothing to count, nothing is counted.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { launch, open } from "../support/browser.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";
import { stream } from "../support/settings.js";

let server: Server;
before(async () => {
  server = await Server.start();
});
after(() => server?.dispose());

/** Half a minute in front of the camera. */
async function watch(name: "empty-room" | "standing") {
  const browser = await launch({ file: stream(name) });
  try {
    const { page } = await open(browser, server.origin);
    await person.toSession(page);
    await page.locator("#allow-camera").click();
    await person.inPhase(page, "setup", 60_000);
    await page.waitForTimeout(3000);
    const setUpAdvice = await page.locator("#advice").innerText();
    await page.locator("#start-anyway").click();
    await person.inPhase(page, "moving");
    await page.waitForTimeout(12_000);
    const advice = await page.locator("#advice").innerText();
    const result = await person.finish(page);
    return { setUpAdvice, advice, result };
  } finally {
    await browser.close();
  }
}

describe("a camera that shows no cat-cow", () => {
  test("an empty room: nothing is counted, and the page says that it sees nobody", async () => {
    const { setUpAdvice, advice, result } = await watch("empty-room");
    assert.match(setUpAdvice, /can.t see/i);
    assert.match(advice, /can.t see/i);
    assert.equal(result.repetitions, 0);
    assert.equal(result.correct, 0);
    assert.equal(result.tier, "timed");
    assert.ok(result.tracked_share < 0.05, `tracked share ${result.tracked_share}`);
    assert.ok(result.unseen.some(({ seconds }) => seconds > 5), "how long nobody was seen");
  });

  test("somebody standing still: nothing is counted", async () => {
    const { setUpAdvice, result } = await watch("standing");
    assert.ok(setUpAdvice.length > 0, "advice how to get into position");
    assert.equal(result.repetitions, 0);
  });
});
