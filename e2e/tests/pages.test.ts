// Every page: useful to everybody, in light and dark, on a phone and on a desk.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { type Browser, launch, open } from "../support/browser.js";
import { walk } from "../support/pages.js";
import { Server } from "../support/server.js";
import { stream } from "../support/settings.js";

let server: Server;
let browser: Browser;
before(async () => {
  server = await Server.start();
  browser = await launch({ file: stream("cat-cow") });
});
after(async () => {
  await browser?.close();
  await server?.dispose();
});

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

describe("the pages", () => {
  for (const [size, viewport] of [["on a phone", PHONE], ["on a desk", DESK]] as const) {
    test(`axe finds nothing, in light and dark, ${size}; nothing is wider than the screen`, async () => {
      const { page, context, errors } = await open(browser, server.origin, { viewport, reducedMotion: "reduce" });
      const found: string[] = [];
      await walk(page, async (name) => {
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const { violations } = await new AxeBuilder({ page }).analyze();
          for (const { id, nodes } of violations) {
            found.push(`${name}, ${colorScheme}: ${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
          }
        }
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wider > 0) found.push(`${name}: ${wider} px wider than the screen`);
      });
      await context.close();
      assert.deepEqual(found, []);
      const ours = errors.filter((error) => !/status of (404|410|422|401)/.test(error));
      assert.deepEqual(ours, []);
    });
  }

  test("the guide is complete without JavaScript", async () => {
    const { page, context } = await open(browser, server.origin, { javaScriptEnabled: false, viewport: PHONE });
    await page.goto("/");
    for (const part of ["safety", "benefits", "exercises", "stretches", "avoid", "support", "join", "references"]) {
      assert.equal(await page.locator(`main #${part}`).count(), 1, `the part #${part}`);
    }
    assert.ok((await page.locator("main #exercises article").count()) >= 2, "two exercises");
    assert.ok((await page.locator("main #stretches article").count()) >= 2, "two stretches");
    const notes = await page.locator("main sup a, main a[href^='#reference-']").evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).getAttribute("href") ?? ""),
    );
    assert.ok(notes.length > 0, "footnotes");
    for (const note of new Set(notes)) assert.equal(await page.locator(note).count(), 1, `the target of ${note}`);
    await page.locator('main a[href="/check"]').first().click();
    assert.match(page.url(), /\/check$/);
    await context.close();
  });

  test("the check works without JavaScript", async () => {
    const { page, context } = await open(browser, server.origin, { javaScriptEnabled: false, viewport: PHONE });
    const { toSession } = await import("../support/person.js");
    await toSession(page);
    assert.ok(await page.locator("noscript, main").first().isVisible());
    await context.close();
  });
});
