// Every page, as somebody new comes to it: useful to everybody, in light and dark, on every screen, in both languages.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { type Browser, launch, open, type Page } from "../support/browser.js";
import { belongs, PEOPLE, routes, SPONSOR, walk } from "../support/pages.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";
import { stream } from "../support/settings.js";

let server: Server;
let first: string;
before(async () => {
  server = await Server.start();
  first = await server.firstLink();
  await server.offer(SPONSOR, PEOPLE);
});
after(() => server?.dispose());

/** 320 px is also a screen of 1280 px at 400 %. */
const SMALL = { width: 320, height: 640 };
const PHONE = { width: 390, height: 844 };
const TABLET = { width: 820, height: 1180 };
const DESK = { width: 1440, height: 900 };
/** Refusals that the walk asks for. */
const ASKED_FOR = /status of (401|403|404|410|422)/;

const beyond = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What axe finds; a theme changes nothing but colours. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (rules === undefined) axe.options({ rules: { "target-size": { enabled: true } } });
  else axe.withRules(rules);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** What somebody in mid-set may need at once, as far as it is not on the screen. */
const outOfReach = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("#session:is([data-phase=moving], [data-phase=paused]) :is(#stop, #pause, #finish, #resume)")]
      .filter((button) => button.checkVisibility())
      .filter((button) => button.getBoundingClientRect().top < 0 || button.getBoundingClientRect().bottom > innerHeight)
      .map(({ id }) => `#${id} is beyond the screen`),
  );

/** Sentences that people read, without what only looks like one in both languages: numbers, names, sources. */
const sentences = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const { parentElement } = text;
      if (parentElement === null || parentElement.closest("script, style, pre, [lang]:not(html), select") !== null) continue;
      const words = text.textContent!.trim();
      if ((words.match(/\p{L}{2,}/gu) ?? []).length >= 3) found.push(words);
    }
    return found;
  });

describe("the pages", () => {
  const english = new Set<string>();

  test("somebody new gets from the guide through the first session before the camera and beyond; no page is forgotten, axe finds nothing, nothing is wider than the screen or moves", async () => {
    const browser: Browser = await launch({ file: stream("cat-cow") });
    const { page, errors } = await open(browser, server.origin, { viewport: PHONE, reducedMotion: "reduce" });
    const found: string[] = [];
    const left = new Set(routes());
    assert.ok(left.size > 20, "the server's table is read");
    await walk(page, async (name) => {
      const { pathname } = new URL(page.url());
      for (const pattern of left) if (belongs(pathname, pattern)) left.delete(pattern);
      for (const sentence of await sentences(page)) english.add(sentence);
      await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => details.setAttribute("open", "")));
      const note = (where: string, faults: string[]) => found.push(...faults.map((fault) => `${name}, ${where}: ${fault}`));
      for (const viewport of [SMALL, TABLET, DESK, PHONE]) {
        await page.setViewportSize(viewport);
        const wider = await beyond(page);
        if (wider > 0) note(`${viewport.width} px`, [`${wider} px wider than the screen`]);
        note(`${viewport.width} px`, await outOfReach(page));
      }
      note("light, phone", await violations(page));
      await page.emulateMedia({ colorScheme: "dark" });
      note("dark, phone", await violations(page, ["color-contrast", "link-in-text-block"]));
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(DESK);
      note("light, desk", await violations(page));
      await page.setViewportSize(PHONE);
      const moving = await page.evaluate(() =>
        document.getAnimations().filter(({ playState, effect }) => playState === "running" && Number(effect?.getComputedTiming().activeDuration) > 10).length,
      );
      if (moving > 0) note("reduced motion", [`${moving} things move`]);
    }, first);
    await browser.close();
    assert.deepEqual([...left], [], "pages that the walk does not come to: add them to support/pages.ts");
    assert.deepEqual(found, []);
    assert.deepEqual(errors.filter((error) => !ASKED_FOR.test(error)), []);
  });

  test("the same way in Portuguese, in the largest text at 320 px: no sentence is left in English", async () => {
    const browser: Browser = await launch({ file: stream("cat-cow") });
    const { page, errors } = await open(browser, server.origin, { viewport: SMALL, reducedMotion: "reduce", locale: "pt-PT" });
    await page.goto("/settings");
    await page.locator('.sizes [value="larger"]').click();
    const found: string[] = [];
    await walk(page, async (name) => {
      if ((await page.locator("html").getAttribute("lang")) !== "pt-PT") found.push(`${name}: not in Portuguese`);
      for (const sentence of await sentences(page)) if (english.has(sentence)) found.push(`${name}: in English: ${sentence}`);
      const wider = await beyond(page);
      if (wider > 0) found.push(`${name}: ${wider} px wider than the screen`);
    }, first);
    await browser.close();
    assert.ok(english.size > 300, "there are sentences to compare with");
    assert.deepEqual([...new Set(found)], []);
    assert.deepEqual(errors.filter((error) => !ASKED_FOR.test(error)), []);
  });

  test("the guide is complete without JavaScript", async () => {
    const browser: Browser = await launch();
    const { page } = await open(browser, server.origin, { javaScriptEnabled: false, viewport: PHONE });
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
    // And so is the check.
    await person.toSession(page);
    assert.ok(await page.locator("noscript, main").first().isVisible());
    await browser.close();
  });
});
