// Those who work here: the first link makes the operator, who invites a clinician, who answers what waits.
import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "../support/accessible.js";
import { open } from "../support/browser.js";
import * as person from "../support/person.js";
import { world } from "../support/world.js";

const here = world();

test("operator, clinician and member: an invitation, a lock that is opened, a reason in an emergency", async () => {
  const first = await here.server.firstLink();
  assert.doesNotMatch(here.server.log, /\/invitation\//, "a log is read by others, too");
  const operator = await open(here.browser, here.server.origin);
  await person.makesAccount(operator.page, first, "Olga");
  await operator.page.goto("/operator");
  await accessible(operator.page);
  await operator.page.locator('form[action="/operator/invite"] button').click();
  const invitation = await operator.page.locator("input.address").inputValue();
  assert.equal((await operator.page.goto(first))?.status(), 410, "the first link works once");

  const clinician = await open(here.browser, here.server.origin);
  await person.makesAccount(clinician.page, new URL(invitation).pathname, "Dr Rui");
  assert.equal((await clinician.page.goto("/operator"))?.status(), 403);

  const member = await open(here.browser, here.server.origin);
  await person.makesAccount(member.page, "/account/new", "Ana Souza");
  await member.page.goto("/check");
  await person.agree(member.page);
  await clinician.page.goto("/clinic");
  await accessible(clinician.page);
  await clinician.page.locator('form[action="/clinic/enrol"] [name="whose"]').fill("ana souza");
  await clinician.page.locator('[name="enrolment"][value="clinic"]').click();
  await clinician.page.waitForURL(/\/clinic\?enrolled$/);
  await person.answer(member.page, { yes: ["cancer"] });
  await member.page.waitForURL(/\/advice/);

  await clinician.page.goto("/clinic");
  await clinician.page.locator("[data-lock]").waitFor();
  assert.equal(await clinician.page.locator("[data-person] h2").innerText(), "Ana Souza");
  await accessible(clinician.page);
  await clinician.page.locator('[name="seen"]').check();
  await clinician.page.locator('form[action="/clinic/clear"] button').click();
  await clinician.page.waitForURL(/\/clinic$/);
  assert.equal(await clinician.page.locator("[data-lock]").count(), 0);

  await clinician.page.goto("/clinic/emergency");
  await accessible(clinician.page);
  await clinician.page.locator('[name="whose"]').fill("Ana Souza");
  await clinician.page.locator('[name="reason"]').fill("found unconscious at home");
  await clinician.page.locator("main form button").click();
  await clinician.page.locator(".entries li").first().waitFor();
  await accessible(clinician.page);
  const taken = (await (await member.page.request.get("/settings/record.json")).json()) as { read_by: { for: string; reason: string }[] };
  assert.deepEqual(taken.read_by.map((read) => read.for), ["enrol", "pending", "clear", "emergency"]);
  assert.equal(taken.read_by.at(-1)?.reason, "found unconscious at home");
  for (const { context } of [operator, clinician, member]) await context.close();
});
