// The figure beside an exercise: it moves where that is welcome and possible, and is drawn where it is not.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { accessible } from "../support/accessible.js";
import { launch, open, type Page } from "../support/browser.js";
import { world } from "../support/world.js";

// WebGL without a graphics card.
const here = world({ flags: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"] });

const PHONE = { width: 390, height: 844 };
/** Without a graphics card a figure begins once somebody is there. */
const moving = async (page: Page) => {
  await page.mouse.move(20, 20);
  await page.mouse.move(30, 30);
  await page.locator(".figure-stage[data-moving]").first().waitFor({ timeout: 60_000 });
};
const picture = (page: Page) =>
  page
    .locator(".figure-stage canvas")
    .first()
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

/** True where two pictures within some time differ. */
async function changes(page: Page, withinMs = 4000) {
  const first = await picture(page);
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += 250) {
    await page.waitForTimeout(250);
    if ((await picture(page)) !== first) return true;
  }
  return false;
}

describe("the figure", () => {
  test("moves, follows the theme, rests when asked to and when nobody looks; axe finds nothing", async () => {
    const { page, context, errors } = await open(here.browser, here.server.origin, { viewport: PHONE, colorScheme: "light" });
    await page.goto("/exercise/open-book");
    await moving(page);
    assert.ok(await changes(page), "it moves");

    const button = page.locator(".figure-pause");
    await button.click();
    assert.equal(await button.getAttribute("aria-pressed"), "true");
    await page.waitForTimeout(500);
    assert.equal(await changes(page, 1000), false, "it rests when asked to");
    const light = await picture(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.waitForTimeout(500);
    assert.notEqual(await picture(page), light, "it follows the theme");
    await button.click();
    assert.ok(await changes(page), "it moves on");
    await page.locator("#evidence").scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForTimeout(700);
    assert.equal(await changes(page, 1000), false, "it rests off the screen");

    for (const path of ["/exercise/open-book", "/"]) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        await moving(page);
        await accessible(page, `${path} ${colorScheme}`);
      }
    }
    assert.deepEqual(errors, []);
    await context.close();
  });

  test("is drawn where motion is reduced, in print, and without WebGL", async () => {
    const drawn = async (page: Page, where: string) => {
      assert.equal(await page.locator(".exercise .drawings:visible svg").count(), 8, `start and end of four, ${where}`);
      assert.equal(await page.locator("canvas:visible").count(), 0, where);
    };
    const calm = await open(here.browser, here.server.origin, { viewport: PHONE, reducedMotion: "reduce" });
    const asked: string[] = [];
    calm.page.on("request", (request) => asked.push(request.url()));
    await calm.page.goto("/");
    await calm.page.locator("#open-book").scrollIntoViewIfNeeded();
    await calm.page.waitForTimeout(1500);
    await drawn(calm.page, "reduced motion");
    assert.deepEqual(asked.filter((url) => /moving\.js|\/figure\//.test(url) && !/figure\.(js|css)/.test(url)), [], "nothing is loaded for it");

    await calm.page.emulateMedia({ reducedMotion: "no-preference" });
    await calm.page.goto("/");
    await moving(calm.page);
    await calm.page.emulateMedia({ media: "print" });
    await drawn(calm.page, "print");
    await calm.context.close();

    const poor = await launch("absent", ["--disable-gpu", "--disable-software-rasterizer", "--disable-webgl", "--disable-3d-apis"]);
    try {
      const { page, errors } = await open(poor, here.server.origin, { viewport: PHONE });
      await page.goto("/");
      await page.waitForTimeout(1500);
      await drawn(page, "no WebGL");
      assert.deepEqual(errors, []);
    } finally {
      await poor.close();
    }
  });
});
