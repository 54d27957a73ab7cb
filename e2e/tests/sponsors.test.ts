// Those who run Dorsal bring in an employer and its people: tried first, then imported; also without JavaScript.
import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "../support/accessible.js";
import { open, type Page } from "../support/browser.js";
import * as person from "../support/person.js";
import { ROSTER_HEAD } from "../support/server.js";
import { world } from "../support/world.js";

const here = world();

const people = (count: number, ...more: string[]) => ({
  name: "people.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [ROSTER_HEAD, ...Array.from({ length: count }, (_, n) => `E-${n},Ana,Silva,1980-03-31,self,2026-01-01,`), ...more, ""].join("\n"),
  ),
});

async function send(page: Page, file: ReturnType<typeof people>) {
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.locator('form[enctype="multipart/form-data"] [type=submit]').click();
}

const numbers = (page: Page) => page.locator("[data-report] td").allInnerTexts();

test("a sponsor is added, its people are tried, imported and removed, and somebody of it is invited", async () => {
  const first = await here.server.firstLink();
  const { page, errors, context } = await open(here.browser, here.server.origin);
  await person.makesAccount(page, first, "Olga");

  await page.goto("/operator");
  await page.locator('a[href="/operator/sponsors"]').click();
  await accessible(page);
  await page.locator('a[href="/operator/sponsors/new"]').click();
  await accessible(page);
  await page.locator('[name="name"]').fill("Northwind Traders");
  await page.locator('[name="minimum_age"]').fill("18");
  for (const box of await page.locator('input[type="checkbox"]').all()) await box.uncheck();
  await page.locator("main form [type=submit]").click();
  await page.locator('[role="alert"]:visible').waitFor();
  await accessible(page);
  await page.locator('[name="own"]').check();
  await page.locator("main form [type=submit]").click();
  await page.waitForURL(/\/operator\/sponsors\/[0-9a-f-]{36}$/);
  await accessible(page);
  const address = page.url();

  await send(page, people(10, "E-10,Rui,Costa,1980-02-30,self,2026-01-01,"));
  await page.locator('[data-report="tried"]').waitFor();
  assert.deepEqual(await numbers(page), ["10", "10", "0", "0", "1"]);
  assert.match(await page.locator(".faults").innerText(), /Line 12: .*birth_date/);
  assert.ok(!(await page.locator("main").innerText()).includes("Costa"), "nobody of the file is repeated");
  await accessible(page);
  await send(page, people(9));
  await page.locator('[role="alert"]:visible').waitFor();
  await accessible(page);
  await send(page, people(10));
  await page.locator('[data-report="tried"]').waitFor();
  await send(page, people(10));
  await page.locator('[data-report="done"]').waitFor();
  await accessible(page);

  // Somebody of it learns that they are covered.
  await page.goto(`/join/${address.split("/").pop()}`);
  await person.asksToJoin(page, { id: "E-7", day: "31" });
  await page.locator('[data-result="eligible"]').waitFor();

  await page.goto(address);
  await page.locator('form[action$="/invite"] button').click();
  const invitation = await page.locator("input.address").inputValue();
  await accessible(page);
  await context.close();

  // They see numbers, once there are any, and nothing of those who run Dorsal.
  const payer = await open(here.browser, here.server.origin);
  await person.makesAccount(payer.page, new URL(invitation).pathname, "Northwind HR");
  await payer.page.goto("/sponsor");
  assert.equal(await payer.page.locator("h1").innerText(), "Northwind Traders");
  await accessible(payer.page);
  assert.equal((await payer.page.goto("/operator/sponsors"))?.status(), 403);
  await payer.context.close();
  assert.deepEqual(errors.filter((error) => !/status of 422/.test(error)), []);

  const plain = await open(here.browser, here.server.origin, { javaScriptEnabled: false });
  await person.signsIn(plain.page, "Olga");
  await plain.page.goto(address);
  await send(plain.page, people(5));
  assert.match(await plain.page.locator("form .notice").innerText(), /5 of 10/);
  await plain.page.locator('[name="confirm"]').check();
  await send(plain.page, people(5));
  await plain.page.locator('[data-report="done"]').waitFor();
  assert.deepEqual(await numbers(plain.page), ["5", "0", "5", "0", "0"]);
  await plain.context.close();
});
