// Pictures of every page: `screenshots OUT`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { launch, open } from "../support/browser.js";
import { walk } from "../support/pages.js";
import { Server } from "../support/server.js";
import { stream } from "../support/settings.js";

const SIZES = [
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
];

const out = process.argv[2];
if (out === undefined) throw new Error("usage: screenshots OUT");
mkdirSync(out, { recursive: true });

const server = await Server.start();
try {
  for (const viewport of SIZES) {
    const browser = await launch({ file: stream("cat-cow") });
    const { page } = await open(browser, server.origin, { viewport });
    await walk(page, async (name) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const path = join(out, `${name}-${viewport.width}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: !name.startsWith("session-") });
        console.error(path);
      }
    });
    await browser.close();
  }
} finally {
  await server.dispose();
}
