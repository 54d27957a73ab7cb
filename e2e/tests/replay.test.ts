// A movement seen again: kept because the person wished it, shown as it was counted, let go.
import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "../support/accessible.js";
import { open } from "../support/browser.js";
import * as person from "../support/person.js";

import { stream } from "../support/settings.js";
import { world } from "../support/world.js";

/** Two or three repetitions of somebody, docs/recordings.md: a picture a frame would be a hundred times as much. */
const MOST_BYTES = 400_000;

const here = world({ camera: { file: stream("cat-cow") } });

test("what the camera saw is kept on wish, moves again with the counted repetitions, also without a script, and goes", async () => {
  const { page, context, errors } = await open(here.browser, here.server.origin, { viewport: { width: 390, height: 844 } });
  const sent: { path: string; body: Buffer }[] = [];
  context.on("request", (request) => {
    const body = request.postDataBuffer();
    if (body !== null) sent.push({ path: new URL(request.url()).pathname, body });
  });
  const calm = async (name: string) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await accessible(page, `${name}, ${colorScheme}`);
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wider <= 0, `${name} is ${wider} px wider than the screen`);
  };

  await person.toSession(page, { pain: 2 });
  await page.goto("/settings/movements");
  await calm("the wish");
  await page.locator('input[name=days][value="30"]').check();
  await page.locator("form:has(input[name=days]) [type=submit]").click();
  await page.waitForURL(/saved=yes/);
  // The session that was begun is told of it when its page is opened again.
  await page.goto("/session/cat-cow");
  await person.startWithCamera(page);
  await person.waitForRepetitions(page, 2, 90_000);
  const result = await person.finish(page);
  await person.save(page);
  await page.waitForURL(/\/progress$/);

  await person.eventually(async () => {
    await page.goto("/progress/1");
    return (await page.locator('a[href="/progress/1/1"]').count()) === 1;
  });
  const recordings = sent.filter(({ path }) => path === "/api/recordings");
  const bytes = recordings.map(({ body }) => body.subarray(body.indexOf("\n") + 1));
  assert.equal(new Set(bytes.map((one) => one.toString("base64"))).size, 1, "one set, one recording");
  assert.equal(bytes[0]!.subarray(0, 8).toString("latin1"), "\x89DORSAL\n");
  assert.ok(bytes[0]!.length > 10_000 && bytes[0]!.length < MOST_BYTES, `${bytes[0]!.length} bytes`);

  await page.locator('a[href="/progress/1/1"]').click();
  await page.waitForURL(/\/progress\/1\/1$/);
  const section = page.locator("[data-frames]");
  const repetition = async () => Number(await section.getAttribute("data-repetition"));
  const drawn = () => section.locator(".stage .bones").getAttribute("d");
  await calm("seen again");
  const slider = section.locator("input[type=range]");
  const play = section.locator("[data-play]");
  await slider.press("Home");
  const first = await drawn();
  await play.press("Enter");
  await person.eventually(async () => (await repetition()) > 0 && (await drawn()) !== first);
  await play.press("Enter");
  const paused = await slider.inputValue();
  await page.waitForTimeout(300);
  assert.equal(await slider.inputValue(), paused, "it stands still");
  await slider.press("End");
  await person.eventually(async () => (await repetition()) === result.repetitions);
  await slider.press("PageDown");
  assert.ok(Number(await slider.inputValue()) < Number(await slider.getAttribute("max")));
  assert.match((await slider.getAttribute("aria-valuetext")) ?? "", /\d+ of \d+ seconds/);

  await page.emulateMedia({ reducedMotion: "reduce" });
  await play.waitFor({ state: "hidden" });
  assert.ok((await section.locator(".moments svg .bones").count()) > 1);
  await page.emulateMedia({ reducedMotion: "no-preference" });

  const plain = await here.browser.newContext({ baseURL: here.server.origin, javaScriptEnabled: false, storageState: await context.storageState() });
  const bare = await plain.newPage();
  await bare.goto("/progress/1/1");
  assert.ok((await bare.locator(".moments svg .bones").count()) > 1, "key frames without a script");
  assert.equal(await bare.locator(".controls").isVisible(), false);
  await bare.locator("details:has(form) > summary").click();
  await bare.locator("details form [type=submit]").click();
  await bare.locator("[data-frames]").waitFor({ state: "detached" });
  await plain.close();
  await page.goto("/progress/1");
  assert.equal(await page.locator('a[href="/progress/1/1"]').count(), 0, "it is gone");
  assert.equal((await person.record(page))[0]?.results[0]?.repetitions, result.repetitions, "what was counted stays");
  assert.deepEqual(errors, []);
});
