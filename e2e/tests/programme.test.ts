// From the first question to a programme, one thing at a time, without JavaScript.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";

import { type Browser, launch, open } from "../support/browser.js";
import { answer, answerOne, submit } from "../support/person.js";
import { Server } from "../support/server.js";

let server: Server;
let browser: Browser;
before(async () => {
  server = await Server.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.dispose();
});

const question = (page: Page) => page.locator("form[data-question]").getAttribute("data-question");

/** Consent and country, on the way to a programme. */
async function agree(page: Page) {
  await page.goto("/check");
  await page.locator("select[name=country]").selectOption("PT");
  await page.locator("input[name=consent]").check();
  await submit(page);
  await page.waitForURL(/\/check\/questions/);
}

/** Pixels beyond the screen's width. */
const wider = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const choose = (page: Page, name: string, value: string) =>
  page.locator(`label:has(input[name="${name}"][value="${value}"])`).click();

describe("the way to a programme", () => {
  test("questions one at a time, the intake, the programme, today: without JavaScript", async () => {
    const { page, context } = await open(browser, server.origin, {
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

  test("axe finds nothing on the way, in light and dark; a yes closes at once", async () => {
    const { page, context, errors } = await open(browser, server.origin, { viewport: { width: 390, height: 844 } });
    const found: string[] = [];
    const look = async (name: string) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const { violations } = await new AxeBuilder({ page }).analyze();
        found.push(...violations.map(({ id, nodes }) => `${name}, ${colorScheme}: ${id}: ${nodes[0]?.target.join(" ")}`));
      }
    };
    await agree(page);
    await look("question");
    await answer(page);
    await look("outcome");
    for (const part of [1, 2, 3, 4]) {
      await page.goto(`/intake?part=${part}`);
      await look(`intake ${part}`);
    }
    await page.goto("/today");
    await look("today");
    assert.deepEqual(found, []);
    assert.deepEqual(errors, []);
    await context.close();

    const other = await open(browser, server.origin);
    await agree(other.page);
    await answer(other.page, { yes: ["fever"] });
    await other.page.waitForURL(/\/advice/);
    assert.match(await other.page.locator("main").innerText(), /808 24 24 24/);
    await other.context.close();
  });
});
