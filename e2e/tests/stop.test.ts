// The stop button, the tab that is left, the server that is gone.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { open } from "../support/browser.js";
import * as person from "../support/person.js";

import { stream } from "../support/settings.js";
import { world } from "../support/world.js";

const here = world({ camera: { file: stream("cat-cow") } });

describe("a set that does not end as planned", () => {
  test("sharp pain in mid-set: the session is locked and the danger signs are asked again", async () => {
    const { page, context } = await open(here.browser, here.server.origin);
    await person.toSession(page);
    await person.startWithCamera(page, { anywayAfterS: 10 });
    await page.locator("#stop").click();
    await page.locator('#stop-dialog [data-reason="sharp-pain"]').click();
    await person.inPhase(page, "stopped");
    assert.match(await page.locator("#stop-text").innerText(), /\w/);
    // At once in this here.browser, before the server has heard of it.
    await page.goto("/session/cat-cow");
    if (page.url().includes("/session")) await person.inPhase(page, "stopped");
    await person.eventually(async () => (await person.record(page)).some(({ stopped }) => stopped === "sharp-pain"));
    await page.goto("/session/cat-cow");
    assert.doesNotMatch(page.url(), /\/session/);
    await page.goto("/check");
    await page.waitForURL(/\/check\/again/);
    await person.answer(page, { yes: ["leg-weakness"] });
    await page.waitForURL(/\/advice/);
    await page.goto("/session/cat-cow");
    assert.doesNotMatch(page.url(), /\/session/);
    await context.close();
  });

  test("a stop reaches every tab, also one that is about to start", async () => {
    const { page, context } = await open(here.browser, here.server.origin);
    await person.toSession(page);
    const other = await context.newPage();
    await other.goto("/session/cat-cow");
    await other.locator("#without-camera").click();
    await person.inPhase(other, "countdown");
    await page.bringToFront();
    await page.locator("#without-camera").click();
    await page.locator("#stop").click();
    await page.locator('#stop-dialog [data-reason="new-symptom"]').click();
    await person.inPhase(page, "stopped");
    await person.inPhase(other, "stopped");
    assert.match(await other.locator("#stop-text").innerText(), /\w/);
    await context.close();
  });

  test("leaving the tab in mid-set pauses it", async () => {
    const { page, context } = await open(here.browser, here.server.origin);
    await person.toSession(page);
    await person.startWithCamera(page, { anywayAfterS: 10 });
    // Headless pages never hide by themselves: the page is told so in the browser's own way.
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await person.inPhase(page, "paused");
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => false });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    assert.equal(await person.phaseOf(page), "paused");
    await page.locator("#resume").click();
    await person.inPhase(page, "moving");
    await context.close();
  });

  test("the server is gone when the set ends: the result is kept in the browser and handed in once", async () => {
    const { page, context } = await open(here.browser, here.server.origin);
    await person.toSession(page);
    await page.locator("#without-camera").click();
    await person.inPhase(page, "moving");
    await person.waitForRepetitions(page, 1, 30_000);
    await here.server.kill("SIGKILL");
    const result = await person.finish(page);
    await person.save(page);
    await person.inPhase(page, "saved");
    await page.locator("#kept:has-text('browser')").waitFor();

    await here.server.start();
    await page.goto("/progress");
    await page.locator(".repetitions").first().waitFor({ timeout: 30_000 });
    await page.reload();
    const sessions = await person.record(page);
    assert.deepEqual(sessions.flatMap(({ results }) => results.map(({ repetitions }) => repetitions)), [result.repetitions]);
    await context.close();
  });
});
