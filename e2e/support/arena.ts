// An empty page at the product's own address, with the other programs and the frames beside it. Nothing of it is in the
// product.
import { readFile } from "node:fs/promises";

import type { JSHandle, Page } from "playwright-core";

import type * as contestants from "./contestants.js";
import { poseTask } from "./pose-task.js";
import { stream } from "./settings.js";

export type Contestants = typeof contestants;

const ROOT = "/bench/";
/** Folders of npm packages, by their address below the page. */
const PACKAGES = {
  "tasks-vision/": new URL("../../node_modules/@mediapipe/tasks-vision/", import.meta.url),
  "legacy/": new URL("../../../web/node_modules/@mediapipe/pose/", import.meta.url),
};

const TYPES: Record<string, string> = {
  html: "text/html",
  js: "text/javascript",
  mjs: "text/javascript",
  wasm: "application/wasm",
};

/**
 * As the product's pages, except that the page itself may compile WebAssembly. Tasks Vision would also send figures about
 * its use to Google; here it cannot.
 */
const HEADERS = {
  "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
};

/** The still lead-in of the stream, pictures. */
const LEAD_IN = 25 * 30;
/** One cycle of the movement: there, rest, back, rest. */
const CYCLE = 2 * (37 + 24);

/** Where the page finds what. */
export const at = {
  tasksVision: `${ROOT}tasks-vision/`,
  task: `${ROOT}pose.task`,
  legacy: `${ROOT}legacy/`,
  pictures: Array.from({ length: CYCLE }, (_, index) => `${ROOT}picture/${index}`),
};

async function content(path: string): Promise<Buffer> {
  const name = path.slice(ROOT.length);
  if (name === "arena.html") return Buffer.from("<!doctype html><title>Arena</title>");
  if (name === "contestants.js") return readFile(new URL("./contestants.js", import.meta.url));
  if (name === "pose.task") return poseTask(PACKAGES["legacy/"], "full");
  if (name.startsWith("picture/")) return (await pictures())[Number(name.slice("picture/".length))]!;
  const [prefix, folder] = Object.entries(PACKAGES).find(([prefix]) => name.startsWith(prefix)) ?? [];
  if (prefix === undefined || folder === undefined) throw new Error(`nothing is at ${path}`);
  return readFile(new URL(name.slice(prefix.length), folder));
}

let cycle: Promise<Buffer[]> | null = null;
/** The stream is long: it is read once. */
const pictures = () => (cycle ??= readCycle());

/** One moving cycle of the camera stream: JPEG pictures lie one after another. */
async function readCycle(): Promise<Buffer[]> {
  const file = await readFile(stream("cat-cow"));
  const found: Buffer[] = [];
  const endMark = Buffer.from([0xff, 0xd9]);
  for (let from = 0; found.length < LEAD_IN + CYCLE; ) {
    const end = file.indexOf(endMark, from) + endMark.length;
    found.push(file.subarray(from, end));
    from = end;
  }
  return found.slice(LEAD_IN);
}

/**
 * Opens the page and loads the contestants' code. Requests are answered through Chromium's own protocol and not by
 * Playwright's routes, because those switch the HTTP cache off.
 */
export async function enter(page: Page): Promise<JSHandle<Contestants>> {
  const devtools = await page.context().newCDPSession(page);
  devtools.on("Fetch.requestPaused", ({ requestId, request }) => {
    const { pathname } = new URL(request.url);
    const type = TYPES[pathname.split(".").at(-1)!] ?? "application/octet-stream";
    const responseHeaders = Object.entries({ ...HEADERS, "content-type": type }).map(([name, value]) => ({ name, value }));
    content(pathname).then(
      (bytes) => {
        const body = bytes.toString("base64");
        return devtools.send("Fetch.fulfillRequest", { requestId, responseCode: 200, responseHeaders, body });
      },
      (error: unknown) => {
        console.error(String(error));
        return devtools.send("Fetch.fulfillRequest", { requestId, responseCode: 404 });
      },
    );
  });
  await devtools.send("Fetch.enable", { patterns: [{ urlPattern: `*${ROOT}*` }] });
  await page.goto(`${ROOT}arena.html`);
  return page.evaluateHandle(async (script) => (await import(script)) as Contestants, `${ROOT}contestants.js`);
}
