// Pictures of every page, on a phone and on a desk, in light and dark, in both languages: `screenshots OUT`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { launch, open, type Page } from "../support/browser.js";
import { PEOPLE, SPONSOR, walk } from "../support/pages.js";
import { Server } from "../support/server.js";
import { stream } from "../support/settings.js";

const SCREENS = {
  phone: { width: 390, height: 844 },
  desk: { width: 1440, height: 900 },
};
const LANGUAGES = ["en", "pt-PT"];

const out = process.argv[2];
if (out === undefined) throw new Error("usage: screenshots OUT");
mkdirSync(out, { recursive: true });

/** A screen as high as the page, so that what lies at its edge lies there in the picture; a session fits its screen. */
async function fit(page: Page, screen: { width: number; height: number }) {
  await page.setViewportSize(screen);
  await page.evaluate(() => scrollTo(0, 0));
  if ((await page.locator("main#session").count()) > 0) return;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: screen.width, height: Math.max(height, screen.height) });
}

let taken = 0;
const server = await Server.start();
try {
  await server.offer(SPONSOR, PEOPLE);
  const first = await server.firstLink();
  for (const locale of LANGUAGES) {
    const browser = await launch({ file: stream("cat-cow") });
    const { page } = await open(browser, server.origin, { locale, viewport: SCREENS.phone });
    await walk(page, async (name) => {
      for (const [screen, size] of Object.entries(SCREENS)) {
        await fit(page, size);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          await page.screenshot({ path: join(out, `${name}.${screen}.${colorScheme}.${locale}.png`) });
          taken += 1;
        }
      }
      console.error(`${taken} pictures: ${name}, ${locale}`);
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(SCREENS.phone);
    }, first);
    await browser.close();
  }
} finally {
  await server.dispose();
}
