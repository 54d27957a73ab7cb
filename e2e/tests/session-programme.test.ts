// A session of the programme without a camera, by the keyboard, with short prescriptions from an operator's own library.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";

import { accessible } from "../support/accessible.js";
import { type Browser, launch, open } from "../support/browser.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";

let library: string;
let server: Server;
let browser: Browser;

before(async () => {
  library = mkdtempSync(join(tmpdir(), "dorsal-library-"));
  const exercises = join(library, "content/exercises");
  const ours = join(import.meta.dirname, "../../../crates/library/content/exercises");
  for (const slug of readdirSync(ours)) {
    const short = readFileSync(join(ours, slug, "exercise.toml"), "utf8")
      .replaceAll(/\bsets = \d+/g, "sets = 1")
      .replaceAll(/\brepetitions = \d+/g, "repetitions = 1")
      .replaceAll(/\bhold_s = [1-9]\d*/g, "hold_s = 2");
    mkdirSync(join(exercises, slug), { recursive: true });
    writeFileSync(join(exercises, slug, "exercise.toml"), short);
  }
  server = await Server.start({ arguments: ["--library", library] });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.dispose();
  rmSync(library, { recursive: true, force: true });
});

/** Somebody who has a chair and ten minutes, and does not get to the floor. */
const toProgramme = (page: Page) => person.toProgramme(page, { floor: "no", camera: "no" });

const name = (page: Page) => page.locator("#next-name").innerText();

/** What the bar says. */
const bar = (page: Page) => page.locator(".session-name > span").allTextContents();

/** From the card of an exercise through all of its sides and sets, to the next card. */
async function wholeExercise(page: Page) {
  const which = await name(page);
  await page.keyboard.press("n");
  await person.inPhase(page, "moving");
  for (;;) {
    await page.waitForFunction(() => document.querySelector("#session")!.getAttribute("data-phase") !== "moving", null, { timeout: 60_000 });
    const phase = await person.phaseOf(page);
    if (phase !== "rest") break;
    assert.match(await page.locator("#advice").innerText(), /side|set/i);
    await page.keyboard.press("n");
    await person.inPhase(page, "moving");
  }
  return which;
}

test("two exercises by the clock, one of them after a reload; the second goes easier, the others are left out with a reason, and all of it is kept", async () => {
  const { page, context, errors } = await open(browser, server.origin, { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
  await toProgramme(page);
  await page.goto("/session");
  const planned = await page.locator(".session-list li").count();
  assert.ok(planned > 2, `${planned} exercises`);
  const whole = await bar(page);
  await page.locator("#without-camera").click();
  await person.inPhase(page, "next");
  await accessible(page);

  // A dialog holds everything until it is closed; then the time goes on.
  await page.keyboard.press("x");
  await page.locator("#change-dialog[open]").waitFor();
  await page.keyboard.press("Escape");
  await person.inPhase(page, "next");
  const first = await wholeExercise(page);
  await person.inPhase(page, "next");
  const second = await name(page);
  assert.notEqual(second, first);

  // In mid-movement the page is loaded anew: it is still the second exercise.
  await page.keyboard.press("n");
  await person.inPhase(page, "moving");
  assert.equal((await bar(page))[0], second);
  await page.reload();
  await page.locator("#welcome-lead", { hasText: second }).waitFor();
  await page.locator("#without-camera").click();
  await person.inPhase(page, "next");
  assert.equal(await name(page), second);

  // Back to the one before, and on again without doing it twice.
  await page.keyboard.press("b");
  await page.locator("#next-name", { hasText: first }).waitFor();
  await page.keyboard.press("n");
  await person.inPhase(page, "moving");
  await page.keyboard.press("n");
  await page.locator("#next-name", { hasText: second }).waitFor();

  // One level easier: the same exercise, another line.
  const line = await page.locator("#next-line").innerText();
  await page.keyboard.press("x");
  await page.locator('#change-dialog[open] [data-way="easier"]').click();
  await page.waitForFunction((line) => document.querySelector("#next-line")!.textContent !== line, line);
  assert.equal(await wholeExercise(page), second);

  for (let left = 2; left < planned; left += 1) {
    await person.inPhase(page, "next");
    await person.leaveOut(page);
  }
  await person.inPhase(page, "after");
  assert.deepEqual(await bar(page), whole, "no exercise is named any more");
  assert.match(await page.locator("#after-count").innerText(), new RegExp(`2 of ${planned}`));
  await person.save(page, { pain: 1, peak: 2 });
  await person.leaveSession(page);

  // What the pages say of it is what was done.
  await page.goto("/progress");
  await page.locator(".rows a").first().click();
  await page.waitForURL(/\/progress\/1$/);
  const shown = await page.locator("article[data-exercise]").evaluateAll((articles) =>
    articles.map((article) => [article.querySelector("h2")!.textContent, article.querySelector(".repetitions")?.textContent ?? article.querySelector("p")!.textContent]),
  );
  assert.equal(shown.length, planned);
  assert.deepEqual(shown.slice(0, 2).map(([name]) => name), [first, second]);
  assert.ok(shown.slice(0, 2).every(([, repetitions]) => Number(repetitions) > 0), `${shown}`);
  assert.ok(shown.slice(2).every(([, why]) => /^Left out: there was no room/.test(why!)), `${shown}`);

  const [session] = await person.record(page);
  assert.equal(session!.results.length, planned);
  assert.deepEqual(session!.results.map(({ left }) => left ?? null), [null, null, ...Array(planned - 2).fill("no-room")]);
  for (const result of session!.results.slice(0, 2)) {
    assert.equal(result.ended, "finished");
    assert.equal(result.repetitions, result.prescribed, JSON.stringify(result));
    assert.deepEqual(result.parts!.map(({ tier }) => tier), result.parts!.map(() => "timed"));
  }
  assert.deepEqual(session!.results.map(({ chosen }) => chosen ?? null), [null, "easier", ...Array(planned - 2).fill(null)]);
  assert.equal(session!.pain_peak, 2);
  assert.equal(session!.late, null);
  assert.deepEqual(errors, []);
  await context.close();
});

test("the figure on the card of what comes next moves, for each exercise anew", async () => {
  // WebGL without a graphics card.
  const drawing = await launch("absent", ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]);
  try {
    const { page, errors } = await open(drawing, server.origin, { viewport: { width: 390, height: 844 } });
    await toProgramme(page);
    await page.goto("/session");
    await page.locator("#without-camera").click();
    const canvas = page.locator("#next-figure .figure-stage[data-moving] canvas");
    const picture = () => canvas.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    for (const number of [1, 2]) {
      await page.locator("#next-place", { hasText: `${number} of` }).waitFor();
      await canvas.waitFor({ timeout: 60_000 });
      // The time to get there must not run out under the test.
      await page.locator("#longer").click();
      const first = await picture();
      await person.eventually(async () => (await picture()) !== first);
      // A figure that was put in its start posture once would be still from now on.
      await page.waitForTimeout(1500);
      const later = await picture();
      await person.eventually(async () => (await picture()) !== later, 6000);
      await person.leaveOut(page);
    }
    assert.deepEqual(errors, []);
  } finally {
    await drawing.close();
  }
});
