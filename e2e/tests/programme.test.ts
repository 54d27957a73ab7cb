// From the first question to a programme, one thing at a time, without JavaScript.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";

import { open } from "../support/browser.js";
import { agree as consent, answer, answerOne, choose, submit } from "../support/person.js";
import { world } from "../support/world.js";

const here = world();

const question = (page: Page) => page.locator("form[data-question]").getAttribute("data-question");

/** Consent and country, on the way to a programme. */
async function agree(page: Page) {
  await page.goto("/check");
  await consent(page);
  await page.waitForURL(/\/check\/questions/);
}

/** Pixels beyond the screen's width. */
const wider = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe("the way to a programme", () => {
  test("questions one at a time, the intake, the programme, today: without JavaScript", async () => {
    const { page, context } = await open(here.browser, here.server.origin, {
      javaScriptEnabled: false,
      viewport: { width: 320, height: 700 },
    });
    await agree(page);
    assert.equal(await wider(page), 0, "nothing is wider than a small screen");
    await answerOne(page, "chest-pain");
    await answerOne(page, "tearing-pain");
    assert.equal(await question(page), "breathless");
    // The browser's own way back, the page's, and a reload.
    await page.goBack();
    assert.equal(await question(page), "tearing-pain");
    assert.equal(await page.locator("button.chosen").getAttribute("value"), "no");
    await page.locator("a.back").click();
    assert.equal(await question(page), "chest-pain");
    await page.reload();
    await answerOne(page, "chest-pain");
    assert.equal(await question(page), "breathless", "on from where one was");
    await answer(page);
    await page.waitForURL(/\/advice/);
    await page.locator('main a[href="/intake"]').click();
    await choose(page, "pain_average", "4");
    await choose(page, "pain_worst", "6");
    await page.locator("input[name=long]").fill("10");
    await submit(page);
    await page.locator("input[name=activity-1]").fill("Carry my daughter");
    await choose(page, "level-1", "3");
    await submit(page);
    await choose(page, "confidence", "5");
    await choose(page, "floor", "no");
    await submit(page);
    for (const [name, value] of [["minutes", "15"], ["sessions", "3"], ["camera", "no"]] as const) {
      await choose(page, name, value);
    }
    await page.locator("input[name=equipment-chair]").check();
    await submit(page);
    await page.waitForURL(/\/programme/);
    assert.ok((await page.locator("[data-exercise]").count()) > 1);
    assert.equal(await wider(page), 0, "nothing is wider than a small screen");
    await page.locator('main a[href="/today"]').click();
    assert.equal(await page.locator("main .button").count(), 1, "one thing to do");
    await context.close();
  });

  test("a yes closes at once", async () => {
    const { page, context } = await open(here.browser, here.server.origin);
    await agree(page);
    await answer(page, { yes: ["fever"] });
    await page.waitForURL(/\/advice/);
    assert.match(await page.locator("main").innerText(), /808 24 24 24/);
    await context.close();
  });
});
