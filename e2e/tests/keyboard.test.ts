// The whole way by the keyboard alone, and one always sees where the keyboard is.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open, type Page } from "../support/browser.js";
import * as person from "../support/person.js";
import { world } from "../support/world.js";

const here = world();

const MOST_TABS = 80;

/** Where the keyboard is: whether it is at one of these, and whether that can be seen. */
const focused = (page: Page, selector: string) =>
  page.evaluate((selector) => {
    const active = document.activeElement;
    if (active === null || !active.matches(selector)) return null;
    const seen = (one: Element | null) => {
      if (one === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
    };
    const label = active.closest("label");
    return { visible: [active, label, ...(label?.querySelectorAll("*") ?? [])].some(seen) };
  }, selector);

/** Presses the tabulator until the keyboard is there. */
async function to(page: Page, selector: string) {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    const at = await focused(page, selector);
    if (at !== null) {
      assert.ok(at.visible, `one does not see that the keyboard is at ${selector} (${page.url()})`);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${MOST_TABS} tabs do not lead to ${selector} (${page.url()})`);
}

async function press(page: Page, selector: string, key = "Enter") {
  await to(page, selector);
  await page.keyboard.press(key);
}

/** One of a row of answers: the first by the space bar, others by the arrows. */
async function pick(page: Page, name: string, value: string) {
  await press(page, `input[name="${name}"]`, "Space");
  for (let steps = 0; steps < 20; steps += 1) {
    if ((await focused(page, `[name="${name}"][value="${value}"]:checked`)) !== null) return;
    await page.keyboard.press("ArrowRight");
  }
  throw new Error(`the arrows do not lead to ${name}=${value}`);
}

const SUBMIT = "main form [type=submit]";

test("from the guide to the end of the first session, by the keyboard alone", async () => {
  const { page, errors } = await open(here.browser, here.server.origin, { viewport: { width: 1440, height: 900 } });
  await page.goto("/");
  // The first stop leads past the navigation.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await person.eventually(() => page.evaluate(() => document.activeElement?.id === "content"));
  await press(page, 'main a[href="/check"]');

  await page.waitForURL(/\/check$/);
  await to(page, "select[name=country]");
  await page.keyboard.type("Portu");
  await press(page, "input[name=consent]", "Space");
  await press(page, SUBMIT);
  await page.waitForURL(/\/check\/questions/);
  while (page.url().includes("/check/questions")) {
    const before = page.url();
    const question = (await page.locator("form[data-question]").getAttribute("data-question"))!;
    if (question === "pain") await pick(page, "pain", "3");
    else if (question === "age") {
      await to(page, "input[name=age]");
      await page.keyboard.type("40");
    } else if ((await page.locator(`input[name="${question}-none"]`).count()) > 0) {
      await press(page, `input[name="${question}-none"]`, "Space");
    } else {
      await press(page, `button[name="${question}"][value=no]`);
      await page.waitForURL((url) => url.href !== before);
      continue;
    }
    await press(page, SUBMIT);
    await page.waitForURL((url) => url.href !== before);
  }
  await press(page, 'main a[href="/intake"]');
  await page.waitForURL(/\/intake/);
  await pick(page, "pain_average", "3");
  await pick(page, "pain_worst", "5");
  await to(page, "input[name=long]");
  await page.keyboard.type("10");
  await press(page, SUBMIT);
  await page.waitForURL(/part=2/);
  await press(page, SUBMIT);
  await page.waitForURL(/part=3/);
  await pick(page, "confidence", "5");
  await pick(page, "floor", "no");
  await press(page, SUBMIT);
  await page.waitForURL(/part=4/);
  await pick(page, "minutes", "10");
  await pick(page, "sessions", "3");
  await press(page, "input[name=equipment-chair]", "Space");
  await pick(page, "camera", "no");
  await press(page, SUBMIT);
  await page.waitForURL(/\/programme/);
  await press(page, 'main a[href="/today"]');
  await page.waitForURL(/\/today/);
  await press(page, 'main a[href="/session"]');
  await page.waitForURL(/\/session/);

  await press(page, "#without-camera");
  await person.inPhase(page, "next");
  await page.keyboard.press("n");
  await person.inPhase(page, "moving");
  await page.keyboard.press("Space");
  await person.inPhase(page, "paused");
  await page.keyboard.press("s");
  await page.locator("#stop-dialog[open]").waitFor();
  await press(page, "#stop-back");
  await person.inPhase(page, "paused");
  // Out of the dialog the keyboard is where it was, and the space bar goes on.
  await press(page, "#resume");
  await person.inPhase(page, "moving");
  await page.keyboard.press("n");
  for (;;) {
    await page.locator('#session:is([data-phase="next"], [data-phase="after"])').waitFor();
    if ((await person.phaseOf(page)) === "after") break;
    const card = await page.locator("#next-name").innerText();
    await page.keyboard.press("x");
    await page.locator("#change-dialog[open]").waitFor();
    await press(page, '#change-dialog [data-why="no-room"]');
    const leave = '#change-dialog[open] [data-then="leave"]';
    if (await page.locator(leave).isVisible()) await press(page, leave);
    await page.waitForFunction(
      (card) => document.querySelector("#next-name")!.textContent !== card || document.querySelector("#session")!.getAttribute("data-phase") === "after",
      card,
    );
  }
  await pick(page, "pain", "2");
  await pick(page, "peak", "3");
  await pick(page, "effort", "4");
  await press(page, "#save");
  await person.leaveSession(page);
  const [session] = await person.record(page);
  assert.deepEqual([session?.pain_after, session?.pain_peak], [2, 3]);
  assert.deepEqual(errors, []);
});
