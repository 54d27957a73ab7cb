// Settings: a person sets reminders, takes the record along and erases it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { open } from "../support/browser.js";
import * as person from "../support/person.js";
import { world } from "../support/world.js";

const here = world();

test("reminders, the record to take along, and erasing all of it, without JavaScript", async () => {
  const { page, context } = await open(here.browser, here.server.origin, { javaScriptEnabled: false, acceptDownloads: true });
  await person.toQuestions(page);
  await page.goto("/settings/reminders");
  await page.locator('[name="day-2"]').check();
  await page.locator('[name="at"]').fill("07:15");
  await page.locator("main form .button").first().click();
  await page.locator('[role="status"]').waitFor();
  await page.locator('[name="what"][value="new"]').click();
  const address = await page.locator("input.address").inputValue();
  const calendar = await fetch(address);
  assert.match(await calendar.text(), /DTSTART:\d{8}T071500\r\nDURATION:PT20M\r\nRRULE:FREQ=WEEKLY;BYDAY=TU\r\n/);

  await page.goto("/settings/record");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator('[href="/settings/record.json"]').click()]);
  const taken = JSON.parse(await readFile(await download.path(), "utf8")) as { events: { kind: string }[] };
  assert.ok(taken.events.some(({ kind }) => kind === "preferences-set"));

  await page.locator('[href="/settings/erase"]').click();
  await page.locator("main form [type=submit]").click();
  await page.locator('[name="sure"]').check();
  await page.locator("main form [type=submit]").click();
  await page.locator("[data-erased]").waitFor();
  assert.equal((await fetch(address)).status, 404);
  const answer = await page.goto("/settings/record");
  assert.equal(answer?.status(), 401);
  await context.close();
});

test("what the browser has kept goes with the record", async () => {
  const { page, context } = await open(here.browser, here.server.origin);
  await person.toQuestions(page);
  await page.goto("/settings");
  await page.locator('[data-wish="dorsal-voice"]').uncheck();
  await page.reload();
  assert.equal(await page.locator('[data-wish="dorsal-voice"]').isChecked(), false);
  await page.goto("/settings/erase");
  await page.locator("main form [type=submit]").click();
  await page.locator('[name="sure"]').check();
  await page.locator("main form [type=submit]").click();
  await page.locator("[data-erased]").waitFor();
  await page.goto("/settings");
  assert.equal(await page.evaluate(() => localStorage.getItem("dorsal-voice")), null);
  await context.close();
});
