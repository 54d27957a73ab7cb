// Somebody finds out whether their health plan offers Dorsal: by the keyboard, without a script, and without telling anybody.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { accessible } from "../support/accessible.js";
import { open, type Page } from "../support/browser.js";
import { PEOPLE, SPONSOR } from "../support/pages.js";
import * as person from "../support/person.js";
import { world } from "../support/world.js";

const here = world({ prepare: (server) => server.offer(SPONSOR, PEOPLE) });

const field = (page: Page) => page.getByRole("combobox");
const result = (page: Page) => page.locator("[data-result]");

describe("joining", () => {
  test("from the guide to an answer by the keyboard alone; the list is a list to everybody", async () => {
    const { page, errors, context } = await open(here.browser, here.server.origin);
    await page.goto("/");
    await field(page).focus();
    await page.keyboard.type("no");
    await page.waitForTimeout(400);
    assert.equal(await page.getByRole("option").count(), 0, "nothing before three letters");
    await page.keyboard.type("rthwnd");
    await page.getByRole("option").first().waitFor();
    assert.equal(await field(page).getAttribute("aria-expanded"), "true");
    await page.getByRole("status").filter({ hasText: "1 found" }).waitFor();
    await accessible(page);
    await page.keyboard.press("Escape");
    assert.equal(await field(page).getAttribute("aria-expanded"), "false");
    await page.keyboard.press("ArrowDown");
    const marked = await field(page).getAttribute("aria-activedescendant");
    assert.equal(await page.locator(`#${marked}`).getAttribute("aria-selected"), "true");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/join\/[0-9a-f-]{36}$/);
    await accessible(page);

    // Number, names, day, month, year, and the button, in the order in which they stand.
    await page.locator('[name="member_id"]').focus();
    for (const text of ["E-0041", "Ana", "Silva", "31", "3", "1980"]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await result(page).waitFor();
    assert.equal(await result(page).getAttribute("data-result"), "not-found");
    await accessible(page);
    assert.ok(!page.url().includes("E-0041") && !page.url().includes("?"), page.url());
    const kept = page.locator('[name="member_id"]');
    assert.equal(await kept.inputValue(), "E-0041", "nobody types it all once more");

    const letter = page.locator('a[href$="/letter.pdf"]');
    const file = await context.request.get((await letter.getAttribute("href"))!);
    assert.equal(file.headers()["content-type"], "application/pdf");

    await kept.fill("e 0042");
    await page.keyboard.press("Enter");
    await page.locator('[data-result="eligible"]').waitFor();
    await accessible(page);
    await page.locator('[data-result] form[action="/join/begin"] button').click();
    await page.waitForURL(/\/check$/);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test("the same without a script", async () => {
    const { page, context } = await open(here.browser, here.server.origin, { javaScriptEnabled: false });
    await page.goto("/");
    await page.locator("#sponsor").fill("north star");
    await page.locator("form.search [type=submit]").click();
    await page.locator(".sponsors a").click();
    await person.asksToJoin(page, { id: "E-0042", day: "30" });
    assert.equal(await result(page).getAttribute("data-result"), "not-found");
    assert.equal(await page.locator('[name="member_id"]').inputValue(), "", "the server repeats nothing");
    await person.asksToJoin(page, { id: "E-0042", day: "31" });
    assert.equal(await result(page).getAttribute("data-result"), "eligible");
    await context.close();
  });

  test("nothing of it is in the log or in the data folder", async () => {
    const { readdirSync, readFileSync } = await import("node:fs");
    const { join } = await import("node:path");
    const files = readdirSync(here.server.place.data).map((name) => readFileSync(join(here.server.place.data, name), "latin1"));
    for (const secret of ["E-0042", "E-0041", "Silva", "1980-03-31", "19800331"]) {
      assert.ok(!here.server.log.includes(secret), `the log says ${secret}`);
      assert.ok(!files.some((text) => text.includes(secret)), `the data folder has ${secret}`);
    }
  });
});
