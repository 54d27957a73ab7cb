// Chromium with a camera that plays a file.
import { type Browser, chromium, type Page } from "playwright-core";

import { chromiumPath } from "./settings.js";

/** A file that is played, or why there is no picture. */
export type FakeCamera = { file: string } | "refused" | "absent";

const QUIET = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
  // Chromium's own errands (updates, autofill) lead nowhere: a test talks to nobody but the server under test.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

function cameraFlags(camera: FakeCamera): string[] {
  switch (camera) {
    case "refused":
      return ["--use-fake-ui-for-media-stream=deny", "--use-fake-device-for-media-stream"];
    case "absent":
      return ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream=device-count=0"];
    default:
      return [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-video-capture=${camera.file}`,
      ];
  }
}

/** Launches a browser of its own for each camera: Chromium opens the file once. */
export function launch(camera: FakeCamera = "absent", more: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [...QUIET, ...cameraFlags(camera), ...more],
  });
}

/** A fresh browser profile at a server; what goes wrong inside the page is kept in `errors`. */
export async function open(browser: Browser, origin: string, options: Parameters<Browser["newContext"]>[0] = {}) {
  const context = await browser.newContext({ baseURL: origin, ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return { context, page, errors };
}

export type { Browser, Page };
