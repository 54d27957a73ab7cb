// Figures of one run: `bench`. Prints one line of JSON.
import { readFileSync, statSync } from "node:fs";

import { launch, open, type Page } from "../support/browser.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";
import { binary, stream } from "../support/settings.js";

const STARTS = 5;
const TRACKED_S = 25;
const BARE_RUNS = 60;
const SETTLE_MS = 3000;

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** From the start of the program to the first page answered, milliseconds, the middle of several starts. */
async function startMs(): Promise<number> {
  const times: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    const began = performance.now();
    const server = await Server.start();
    times.push(performance.now() - began);
    await server.dispose();
  }
  return median(times);
}

/** Memory of the server that is not shared with anybody and lies in RAM, megabytes. */
function memoryMb(server: Server): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"));
  return Number(line?.[1]) / 1024;
}

/** Bytes that come over the wire for the guide with all that it loads. */
async function guideBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  let bytes = 0;
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await devtools.send("Network.enable");
  await page.goto("/", { waitUntil: "networkidle" });
  await devtools.detach();
  return bytes;
}

interface Bare {
  networkMs: number;
  detectorMs: number;
  threads: number;
}

/** The bare networks in a worker of their own, while the camera plays as it does during a set. */
function bare(page: Page, runs: number): Promise<Bare> {
  return page.evaluate(async (runs) => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } });
    const video = document.createElement("video");
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    const handed = (id: string) => JSON.parse(document.getElementById(id)!.textContent!) as unknown;
    const { vision } = handed("frame") as { vision: string };
    const plan = handed("plan") as { items: { ways: { definition: unknown }[] }[] };
    const worker = new Worker(`${vision}worker.js`);
    const heard = (kind: string) =>
      new Promise<Bare>((resolve, reject) => {
        worker.addEventListener("message", ({ data }) => {
          if (data.kind === kind) resolve(data as Bare);
          if (data.kind === "failed") reject(new Error(data.detail));
        });
      });
    const ready = heard("ready");
    const definition = JSON.stringify(plan.items[0]!.ways[0]!.definition);
    worker.postMessage({ kind: "load", folder: vision, definition, prescribed: 1 });
    await ready;
    const measured = heard("bench");
    worker.postMessage({ kind: "bench", runs });
    const figures = await measured;
    worker.terminate();
    for (const track of stream.getTracks()) track.stop();
    return figures;
  }, runs);
}

interface Timing {
  frames: number;
  tracked: number;
  frameMs: number;
  networkMs: number;
  threads: number;
}

const round = (value: number, digits = 1) => Number(value.toFixed(digits));

const server_start_ms = await startMs();
const server = await Server.start();
const browser = await launch({ file: stream("cat-cow") });
try {
  const first = await open(browser, server.origin);
  const guide_bytes = await guideBytes(first.page);
  await first.context.close();
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const idle_memory_mb = memoryMb(server);

  const { page } = await open(browser, server.origin);
  await person.toSession(page);
  await person.startWithCamera(page, { anywayAfterS: 10, timeoutS: 120 });
  await page.waitForTimeout(TRACKED_S * 1000);
  const result = await person.finish(page);
  const timing = JSON.parse((await page.locator("main#session").getAttribute("data-timing"))!) as Timing;
  const figures = await bare(page, BARE_RUNS);
  process.stdout.write(
    `${JSON.stringify({
      frame_ms: round(timing.frameMs),
      bare_ms: round(figures.networkMs),
      frame_ratio: round(timing.frameMs / figures.networkMs, 2),
      network_in_frame_ms: round(timing.networkMs),
      detector_ms: round(figures.detectorMs),
      threads: figures.threads,
      frames_per_s: round(result.frames / result.duration_s),
      tracked_share: round(result.tracked_share, 3),
      server_start_ms: round(server_start_ms),
      idle_memory_mb: round(idle_memory_mb),
      memory_after_session_mb: round(memoryMb(server)),
      binary_mb: round(statSync(binary()).size / 1e6),
      guide_bytes,
    })}\n`,
  );
} finally {
  await browser.close();
  await server.dispose();
}
