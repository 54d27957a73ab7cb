// A browser that lacks something, a clock that is wrong, a slow line, hasty fingers: the session goes on, or says what to do.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { accessible } from "../support/accessible.js";
import { open, type Page } from "../support/browser.js";
import * as person from "../support/person.js";
import { world } from "../support/world.js";

const here = world({ flags: ["--disable-3d-apis"] });

/** One exercise without a camera until its end, and what the server has of it. */
async function wholeSession(page: Page) {
  await page.locator("#without-camera").click();
  await person.inPhase(page, "moving");
  await person.waitForRepetitions(page, 1, 30_000);
  await person.finish(page);
  await person.save(page);
  await page.waitForURL(/\/progress/);
  return person.record(page);
}

const sound = (sessions: person.Kept[]) =>
  assert.deepEqual(
    sessions.map(({ results, late, pain_after }) => [results.length, late, pain_after]),
    [[1, null, 2]],
  );

/** Nobody can speak here, neither by a voice nor by a tone. */
function withoutVoice() {
  for (const name of ["speechSynthesis", "SpeechSynthesisUtterance", "AudioContext"] as const) {
    delete (globalThis as Record<string, unknown>)[name];
    delete (Window.prototype as unknown as Record<string, unknown>)[name];
  }
}

/** Nothing can be kept: touching any of it fails, as where cookies and site data are blocked. */
function withoutStorage() {
  const denied = () => {
    throw new DOMException("denied", "SecurityError");
  };
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(globalThis, name, { configurable: true, get: denied });
  }
}

/** The device's clock is wrong. */
function withClock(byMs: number) {
  const Right = Date;
  class Wrong extends Right {
    constructor(...given: []) {
      if (given.length === 0) super(Right.now() + byMs);
      else super(...given);
    }
    static override now = () => Right.now() + byMs;
  }
  globalThis.Date = Wrong as DateConstructor;
}

describe("what a browser lacks", () => {
  test("no voice, no tones, no WebGL: everything can be read, and the figure is drawn", async () => {
    const { page, context, errors } = await open(here.browser, here.server.origin);
    await page.addInitScript(withoutVoice);
    await person.toSession(page);
    assert.equal(await page.evaluate(() => "speechSynthesis" in globalThis || "AudioContext" in globalThis), false);
    await page.locator("#without-camera").click();
    await person.inPhase(page, "moving");
    await page.locator("#voice-none").waitFor();
    assert.match(await page.locator("#advice").innerText(), /\w/);
    assert.ok((await page.locator("#guide svg:visible").count()) > 0, "the drawing of the exercise");
    assert.deepEqual(errors, []);
    await context.close();
  });

  test("no storage: it is said that nothing outlives the page, and the result arrives all the same", async () => {
    const { page, context, errors } = await open(here.browser, here.server.origin);
    await page.addInitScript(withoutStorage);
    await page.goto("/settings");
    await page.locator('[data-wish="dorsal-voice"]').uncheck();
    await person.toSession(page);
    await page.locator("#not-durable").waitFor();
    sound(await wholeSession(page));
    await page.goto("/settings/erase");
    await person.submit(page);
    await page.locator('[name="sure"]').check();
    await person.submit(page);
    await page.locator("[data-erased]").waitFor();
    assert.deepEqual(errors, []);
    await context.close();
  });

  for (const [name, days] of [["a day ahead", 1], ["a day behind", -1]] as const) {
    test(`a clock that is ${name}: the session takes place now, and counts`, async () => {
      const { page, context, errors } = await open(here.browser, here.server.origin);
      await page.addInitScript(withClock, days * 86_400_000);
      await person.toSession(page);
      const sessions = await wholeSession(page);
      sound(sessions);
      const awayMs = Math.abs(Date.parse(sessions[0]!.ended_at!.replace(/\[.*/, "")) - Date.now());
      assert.ok(awayMs < 120_000, `it ended at ${sessions[0]!.ended_at}`);
      assert.deepEqual(errors, []);
      await context.close();
    });
  }

  test("a slow line: one can begin without waiting for the networks", async () => {
    const { page, context } = await open(here.browser, here.server.origin);
    const devtools = await context.newCDPSession(page);
    await person.toSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: 400, downloadThroughput: 40_000, uploadThroughput: 20_000 });
    await page.reload({ waitUntil: "commit" });
    await page.locator("#without-camera").click();
    await person.inPhase(page, "moving");
    await context.close();
  });
});

/** Two clicks in the same moment, as from a trembling hand. */
const twice = (page: Page, selector: string) =>
  page.locator(selector).evaluate((button) => {
    (button as HTMLElement).click();
    (button as HTMLElement).click();
  });

test("a form without a connection stays with its answers, says whom to call, and goes when the connection is back", async () => {
  const { page, context, errors } = await open(here.browser, here.server.origin);
  await page.goto("/check");
  await page.locator("select[name=country]").selectOption("GB");
  await page.locator("input[name=consent]").check();
  await context.setOffline(true);
  await page.locator("main form [type=submit]").click();
  const notice = page.locator("main form [role=alert]");
  await notice.waitFor();
  assert.match(await notice.innerText(), /still on this page[^]*emergency number/);
  await accessible(page);
  assert.equal(await page.locator("select[name=country]").inputValue(), "GB");
  await context.setOffline(false);
  await notice.waitFor({ state: "hidden" });
  await page.locator("main form [type=submit]").click();
  await page.locator('form[data-question="chest-pain"]').waitFor();
  await context.setOffline(true);
  await page.locator('button[name="chest-pain"][value="yes"]').click();
  await notice.waitFor();
  await context.setOffline(false);
  await page.locator('button[name="chest-pain"][value="yes"]').click();
  await page.locator('form[data-question="chest-pain"]').waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
  await context.close();
});

describe("hasty fingers", () => {
  test("double taps count once, and the way back hands in nothing again", async () => {
    const { page, context, errors } = await open(here.browser, here.server.origin);
    await page.goto("/check");
    await page.locator("select[name=country]").selectOption("PT");
    await page.locator("input[name=consent]").check();
    await twice(page, "main form [type=submit]");
    await page.locator('form[data-question="chest-pain"]').waitFor();
    await twice(page, 'button[name="chest-pain"][value="no"]');
    await page.locator('form[data-question="tearing-pain"]').waitFor();
    await person.answer(page);
    await person.intake(page);
    await page.goto("/session");
    await page.locator("#without-camera").dblclick();
    await person.inPhase(page, "next");
    await person.leaveOutUntil(page, null);
    for (const name of ["pain", "peak", "effort"]) await person.choose(page, name, 2);
    await twice(page, "#save");
    await person.leaveSession(page);
    const before = await person.record(page);
    assert.equal(before.length, 1);
    await page.goBack();
    await person.eventually(async () => !page.url().includes("/session") || /failed|saved/.test((await person.phaseOf(page)) ?? ""));
    assert.deepEqual(await person.record(page), before);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test("two tabs do the same exercise: what each has done is kept, what came after the end is marked, and it ends once", async () => {
    const { page, context, errors } = await open(here.browser, here.server.origin);
    await person.toSession(page);
    const other = await context.newPage();
    await other.goto("/session/cat-cow");
    for (const tab of [page, other]) await tab.locator("#without-camera").click();
    for (const tab of [page, other]) {
      await tab.bringToFront();
      await person.inPhase(tab, "moving");
      await person.waitForRepetitions(tab, 1, 30_000);
      await person.finish(tab);
      await person.save(tab);
      await tab.waitForURL(/\/progress/);
    }
    const [session, more] = await person.record(page);
    assert.equal(more, undefined);
    assert.deepEqual([session!.results.length, session!.late, session!.pain_after], [2, "after-end", 2]);
    assert.deepEqual(errors, []);
    await context.close();
  });
});
