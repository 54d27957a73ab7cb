// Accounts: a passkey made and used in a browser with an authenticator, and a password without JavaScript.
import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "../support/accessible.js";
import { open, type Page } from "../support/browser.js";
import * as person from "../support/person.js";
import { world } from "../support/world.js";


const here = world();

/** A device that can make passkeys and knows its person, or doesn't. */
async function authenticator(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const knows = (isUserVerified: boolean) => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  const credentials = async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
  return { knows, credentials };
}

test("a passkey makes an account, takes the record along, and signs in again without a name", async () => {
  const { page, context, errors } = await open(here.browser, here.server.origin);
  const device = await authenticator(page);
  await person.toQuestions(page);
  await page.goto("/account");
  await accessible(page);
  await page.locator('a[href="/account/new"]').first().click();
  await page.locator('input[name="name"]').fill("Ana Souza");
  await accessible(page);
  await page.locator('[data-passkey="new"] button').click();
  await page.locator(".codes li").first().waitFor();
  assert.equal(await page.locator(".codes li").count(), 10);
  await accessible(page);
  await page.goto("/account");
  await page.locator('form[action="/account/along"] button').click();
  await page.waitForURL(/\/account$/);
  assert.equal(await page.locator('form[action="/account/along"]').count(), 0);
  assert.equal((await page.request.get("/api/record")).status(), 200);
  await accessible(page);

  await page.locator('button[name="where"][value="here"]').click();
  assert.equal((await page.request.get("/api/record")).status(), 401, "the record went along");
  // By keyboard alone.
  await page.goto("/account/sign-in");
  await accessible(page);
  await page.locator('[data-passkey="open"] button').focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/account$/);
  assert.equal((await page.request.get("/api/record")).status(), 200);
  const [credential] = await device.credentials();
  assert.ok(credential?.isResidentCredential && credential.signCount > 1);

  // A device that does not know who is before it opens nothing, and the page says so.
  await page.locator('button[name="where"][value="here"]').click();
  await device.knows(false);
  await page.goto("/account/sign-in");
  await page.locator('[data-passkey="open"] button').click();
  await page.locator('[data-passkey="open"] .error:not([hidden])').waitFor();
  assert.equal((await page.request.get("/api/record")).status(), 401);
  assert.deepEqual(errors.filter((error) => !/status of (401|422)/.test(error)), []);
  await context.close();
});

test("a name and a password are enough without JavaScript, and a second device gets its own passkey", async () => {
  const plain = await open(here.browser, here.server.origin, { javaScriptEnabled: false });
  await plain.page.goto("/account/new");
  assert.equal(await plain.page.locator("[data-passkey]").isVisible(), false);
  await plain.page.locator('input[name="name"]').fill("Rui");
  await plain.page.locator('input[name="password"]').fill(person.PASSWORD);
  await plain.page.locator("main form [type=submit]").click();
  const code = await plain.page.locator(".codes li").first().innerText();
  await plain.context.close();

  const { page, context } = await open(here.browser, here.server.origin);
  const device = await authenticator(page);
  await page.goto("/account/recover");
  await accessible(page);
  await page.locator('input[name="name"]').fill("rui");
  await page.locator('input[name="code"]').fill(code.toLowerCase().replaceAll("-", " "));
  await page.locator('input[name="password"]').fill("another long password");
  await page.locator("main form [type=submit]").click();
  await page.waitForURL(/\/account\?recovered#passkeys$/);
  await page.locator('[data-passkey="add"] button').click();
  await page.locator("#passkeys .browsers li").waitFor();
  await accessible(page);
  assert.equal((await device.credentials()).length, 1);
  await page.locator('#passkeys form[action$="remove"] button').click();
  await page.locator("#passkeys .browsers li").waitFor({ state: "detached" });
  // The device has it still, the account does not know it any more.
  await page.goto("/account/sign-in");
  await page.locator('[data-passkey="open"] button').click();
  await page.locator('[data-passkey="open"] .error:not([hidden])').waitFor();
  await context.close();
});
