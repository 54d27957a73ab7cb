// What somebody finds on the progress pages after a session, by keyboard and finger, and on paper.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "../support/browser.js";
import * as person from "../support/person.js";
import { world } from "../support/world.js";

const here = world();

test("a session is opened and corrected, a questionnaire answered, a letter made", async () => {
  const { page } = await open(here.browser, here.server.origin, { viewport: { width: 390, height: 844 } });
  await person.toSession(page, { pain: 5 });
  await page.locator("#without-camera").click();
  await person.inPhase(page, "moving");
  await person.waitForRepetitions(page, 1, 30_000);
  await person.finish(page);
  await person.save(page);
  await page.waitForURL(/\/progress$/);

  await page.locator(".rows a").first().click();
  await page.waitForURL(/\/progress\/1$/);
  await page.locator("details:has(form.correct) > summary").click();
  await page.locator("form.correct select[name=effort]").selectOption("7");
  await page.locator("form.correct [type=submit]").click();
  await page.locator(".corrected").waitFor();

  await page.goto("/measure/pain");
  for (const [name, value] of [["now", 3], ["average", 4], ["worst", 6]] as const) {
    await person.choose(page, name, value);
  }
  await page.locator("form.measure [type=submit]").click();
  await page.waitForURL(/\/measure\/pain\/answered$/);

  const letter = await page.request.get("/letter.pdf");
  assert.equal(letter.headers()["content-type"], "application/pdf");
  assert.equal(letter.headers()["cache-control"], "no-store");
  const bytes = await letter.body();
  assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
  assert.ok(bytes.length < 120_000, `${bytes.length} bytes`);
});
