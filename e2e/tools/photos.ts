// Everybody in the photographs of a folder, by the product's own worker: `photos FOLDER [EXPOSURE]`. Prints one line of
// JSON per photograph: `{name, width, height, people}`. An exposure of 0.1 shows the worker a tenth of the light.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { launch, open } from "../support/browser.js";
import { Server } from "../support/server.js";
import { startWorker } from "../support/worker.js";

const [folder, exposure = "1"] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: photos FOLDER [EXPOSURE]");
const names = readdirSync(folder)
  .filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
  .sort();

const server = await Server.start();
const browser = await launch();
try {
  const { page } = await open(browser, server.origin);
  // Under the product's own address, since its pages may ask nobody else.
  await page.route("**/photographs/*", (route) => {
    const name = decodeURIComponent(new URL(route.request().url()).pathname.split("/").at(-1)!);
    return route.fulfill({ body: readFileSync(join(folder, name)) });
  });
  const worker = await startWorker(page, { accelerator: "wasm", size: "full" });
  for (const [at, name] of names.entries()) {
    const seen = await worker.evaluate(async (worker, { url, exposure }) => {
      const response = await fetch(url);
      let picture = await createImageBitmap(await response.blob());
      const { width, height } = picture;
      if (exposure !== 1) {
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext("2d")!;
        context.filter = `brightness(${exposure})`;
        context.drawImage(picture, 0, 0);
        picture = canvas.transferToImageBitmap();
      }
      const [{ people }] = await Promise.all([
        worker.heard("still"),
        worker.tell({ kind: "still", picture }, [picture]),
      ]);
      return { width, height, people };
    }, { url: `/photographs/${encodeURIComponent(name)}`, exposure: Number(exposure) });
    process.stdout.write(`${JSON.stringify({ name, ...seen })}\n`);
    if ((at + 1) % 10 === 0 || at + 1 === names.length) console.error(`${at + 1} of ${names.length} photographs`);
  }
} finally {
  await browser.close();
  await server.dispose();
}
