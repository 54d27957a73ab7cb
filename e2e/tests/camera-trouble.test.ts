// No camera, no WebAssembly: a clear message, and the way without.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { type FakeCamera, launch, open, type Page } from "../support/browser.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";
import { stream } from "../support/settings.js";

let server: Server;
before(async () => {
  server = await Server.start();
});
after(() => server?.dispose());

async function withPage(camera: FakeCamera, flags: string[], story: (page: Page) => Promise<void>) {
  const browser = await launch(camera, flags);
  try {
    const { page } = await open(browser, server.origin);
    await person.toSession(page);
    await story(page);
  } finally {
    await browser.close();
  }
}

async function goOnWithout(page: Page) {
  await page.locator("#failed-without").click();
  await person.inPhase(page, "moving");
}

describe("when the camera cannot be used", () => {
  const troubles: [string, FakeCamera, string[], RegExp][] = [
    ["the camera is refused", "refused", [], /camera.*allow/is],
    ["there is no camera", "absent", [], /no camera.*connect/is],
    // Without its compiler Chromium has no WebAssembly either.
    ["WebAssembly is switched off", { file: stream("standing") }, ["--js-flags=--jitless"], /WebAssembly.*current browser/is],
  ];
  for (const [name, camera, flags, words] of troubles) {
    test(`${name}: a message with the next step, and a session without it`, () =>
      withPage(camera, flags, async (page) => {
        await page.locator("#allow-camera").click();
        await person.inPhase(page, "failed", 60_000);
        const title = await page.locator("#failed-title").innerText();
        const text = await page.locator("#failed-text").innerText();
        assert.match(`${title}: ${text}`, words);
        await goOnWithout(page);
      }));
  }

  test("the settings say that none is wanted: it is not offered and no network is loaded; the chosen camera stays chosen", async () => {
    const browser = await launch("absent");
    try {
      const { page } = await open(browser, server.origin);
      const chosen = JSON.stringify({ device: "one", hangs: { one: { turnDeg: 90, mirrored: false } } });
      await page.goto("/settings");
      await page.evaluate((chosen) => localStorage.setItem("dorsal-camera", chosen), chosen);
      await page.locator(".switch input").last().uncheck();
      assert.equal(await page.evaluate(() => localStorage.getItem("dorsal-camera")), chosen);
      const networks: string[] = [];
      page.on("request", (request) => void (request.url().includes("/vision/") && networks.push(request.url())));
      await person.toSession(page);
      assert.equal(await page.locator("#allow-camera").isVisible(), false);
      await page.locator("#without-camera").click();
      await person.inPhase(page, "moving");
      assert.deepEqual(networks, []);
    } finally {
      await browser.close();
    }
  });

  test("by choice: the guide counts by its pace, the person's own number is kept", () =>
    withPage("absent", [], async (page) => {
      await page.locator("#without-camera").click();
      await person.inPhase(page, "moving");
      await person.waitForRepetitions(page, 1, 30_000);
      const result = await person.finish(page);
      assert.equal(result.tier, "timed");
      assert.equal(result.tracked_share, 0);
      await page.locator("input[name=done]").fill("5");
      await person.save(page);
      await page.waitForURL(/\/progress/);
      assert.equal((await page.locator(".repetitions").first().innerText()).trim(), "5");
    }));
});
