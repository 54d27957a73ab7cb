// Figures about the camera part: `bench-vision`. Prints one line of JSON.
//
// All contestants look at the same frames, one cycle of the moving stream again and again, in one page of one Chromium, each
// with the BlazePose network of the size "full" on the processor. They take turns in several rounds, since a machine's
// speed drifts, and only one works at a time. Figures are medians in milliseconds.
//
// ours_ms           the product's worker: frame received -> landmarks and outline posted, without the detector, plus what
//                   the detector took in all, spread over all frames
// bare_ms           the landmark network alone, in the same worker on a tensor that is filled for every run
// tasks_vision_ms   MediaPipe Tasks Vision, `detectForVideo`, without a mask: on the processor it aborts with one. It has
//                   no build with threads, so that this is its figure for one thread as well. It is measured in three
//                   ways (the frame as it is, made into a bitmap, copied into pixels; tasks_vision_ways_ms), and this
//                   is the quickest one
// legacy_ms         MediaPipe Pose, `send`, without a mask; one thread, and WebGL, here by software
// ours_1thread_ms, bare_1thread_ms   the same with one thread
// first_pose_ms     load message of a fresh worker in a fresh page -> first frame with a person; files come from the
//                   browser's cache
// memory_mb         private memory of the renderer of a page with nothing but our worker and the frames, after its 100th
//                   and its 10,000th frame, garbage collected
import { readFileSync } from "node:fs";

import type { JSHandle } from "playwright-core";

import { at, type Contestants, enter } from "../support/arena.js";
import { type Browser, launch, open, type Page } from "../support/browser.js";
import type { Bare, Legacy, Ours, Sample, Way } from "../support/contestants.js";
import { Server } from "../support/server.js";

const ROUNDS = 5;
/** Frames in one round. */
const FRAMES = { ours: 60, tasks_vision: 30, legacy: 3, bare: 40 };
const WAYS: Way[] = ["frame", "bitmap", "pixels"];
/** Those whom a contestant that works must find the person in, at least. */
const FOUND_SHARE = 0.9;
const FRESH_PAGES = 5;
const MEMORY_FRAMES = [100, 10_000] as const;
const TOLD_FRAMES = 500;

// The older package needs WebGL, and there may be no graphics card. Garbage is collected before memory is read.
const FLAGS = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--js-flags=--expose-gc"];
const SETTINGS = { accelerator: "wasm", size: "full" } as const;

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const round = (value: number, digits = 1) => Number(value.toFixed(digits));
const tell = (text: string) => console.error(text);

/** Where the product's page finds the worker, and the movement that it follows. */
interface Vision {
  folder: string;
  definition: string;
}

async function visionOf(page: Page): Promise<Vision> {
  await page.goto("/camera");
  const main = page.locator("main#camera");
  return { folder: (await main.getAttribute("data-vision"))!, definition: (await main.getAttribute("data-definition"))! };
}

/** Median of a frame, with the detector's runs spread over all frames. */
function amortised(samples: Sample[]): number {
  const tracked = samples.filter(({ networkMs }) => networkMs > 0);
  const detectorMs = sum(samples.map((sample) => sample.detectorMs)) / samples.length;
  return median(tracked.map((sample) => sample.ms - sample.detectorMs)) + detectorMs;
}

function mustHaveFound(name: string, samples: Sample[]) {
  const share = samples.filter(({ found }) => found).length / samples.length;
  if (share < FOUND_SHARE) throw new Error(`${name} found the person in ${round(share, 2)} of the frames only`);
}

async function contest(page: Page, { folder, definition }: Vision) {
  const code = await enter(page);
  const pictures = await code.evaluateHandle(({ decode }, urls) => decode(urls), at.pictures);
  const start = (settings: object) =>
    code.evaluateHandle(
      ({ Ours, Stream }, [pictures, folder, definition, settings]) =>
        Ours.start(new Stream(pictures), folder, definition, settings),
      [pictures, folder, definition, settings] as const,
    );
  const started = await start(SETTINGS);
  const networks = await started.evaluate(({ networks }) => networks);
  const ours = await started.evaluateHandle(({ ours }) => ours);
  const ours1 = await (await start({ ...SETTINGS, threads: 1 })).evaluateHandle(({ ours }) => ours);
  const tasks = await code.evaluateHandle(
    ({ TasksVision, Stream }, [pictures, folder, task]) => TasksVision.start(new Stream(pictures), folder, task),
    [pictures, at.tasksVision, at.task] as const,
  );
  const legacy = await code.evaluateHandle(
    ({ Legacy, Stream }, [pictures, folder]) => Legacy.start(new Stream(pictures), folder),
    [pictures, at.legacy] as const,
  );

  const samples = new Map<string, Sample[]>();
  const keep = (name: string, seen: Sample[]) => samples.set(name, [...(samples.get(name) ?? []), ...seen]);
  const bare = { all: [] as Bare[], one: [] as Bare[] };
  const look = (who: JSHandle<Ours | Legacy>, frames: number) => who.evaluate((who, frames) => who.run(frames), frames);
  const alone = (who: JSHandle<Ours>) => who.evaluate((who, runs) => who.bare(runs), FRAMES.bare);
  const turns = [
    async () => keep("ours", await look(ours, FRAMES.ours)),
    async () => bare.all.push(await alone(ours)),
    ...WAYS.map((way) => async () => {
      const ask = [FRAMES.tasks_vision, way] as const;
      keep(way, await tasks.evaluate((tasks, [frames, way]) => tasks.run(frames, way), ask));
    }),
    async () => keep("ours_1thread", await look(ours1, FRAMES.ours)),
    async () => bare.one.push(await alone(ours1)),
    async () => keep("legacy", await look(legacy, FRAMES.legacy)),
  ];
  for (let turn = 0; turn < ROUNDS * turns.length; turn++) {
    const [row, place] = [Math.floor(turn / turns.length), turn % turns.length];
    // Every round begins with another contestant.
    await turns[(row + place) % turns.length]!();
    if (place + 1 === turns.length) tell(`round ${row + 1} of ${ROUNDS}`);
  }
  for (const [name, seen] of samples) mustHaveFound(name, seen);
  return { networks, samples, bare };
}

/** From the load message to the first frame with a person, milliseconds. */
async function firstPoseMs(page: Page, { folder, definition }: Vision): Promise<number> {
  const code = await enter(page);
  return code.evaluate(
    async ({ decode, Ours, Stream }, [urls, folder, definition, settings]) => {
      const stream = new Stream(await decode(urls));
      const began = performance.now();
      const { ours } = await Ours.start(stream, folder, definition, settings);
      for (let frame = 0; frame < 30; frame++) {
        if ((await ours.run(1))[0]!.found) return performance.now() - began;
      }
      throw new Error("nobody was found in 30 frames");
    },
    [at.pictures.slice(0, 30), folder, definition, SETTINGS] as const,
  );
}

/** Private memory of Chromium's renderers after so many frames, megabytes. */
async function memoryMb(browser: Browser, page: Page, { folder, definition }: Vision): Promise<number[]> {
  const code: JSHandle<Contestants> = await enter(page);
  const [worker, ours] = await Promise.all([
    page.waitForEvent("worker"),
    code.evaluateHandle(
      async ({ decode, Ours, Stream }, [urls, folder, definition, settings]) =>
        (await Ours.start(new Stream(await decode(urls)), folder, definition, settings)).ours,
      [at.pictures, folder, definition, SETTINGS] as const,
    ),
  ]);
  const collect = () => (globalThis as unknown as { gc(): void }).gc();
  const readings: number[] = [];
  let frames = 0;
  for (const until of MEMORY_FRAMES) {
    while (frames < until) {
      const next = Math.min(until - frames, TOLD_FRAMES - (frames % TOLD_FRAMES));
      mustHaveFound("ours", await ours.evaluate((ours, next) => ours.run(next), next));
      frames += next;
      if (frames % TOLD_FRAMES === 0) tell(`memory: ${frames} frames`);
    }
    await page.evaluate(collect);
    await worker.evaluate(collect);
    readings.push(await rendererMb(browser));
  }
  return readings;
}

async function rendererMb(browser: Browser): Promise<number> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  const kb = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => Number(/^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0));
  return sum(kb) / 1024;
}

/** A browser of its own. */
async function inBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launch("absent", FLAGS);
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

const server = await Server.start();
try {
  const { vision, networks, samples, bare } = await inBrowser(async (browser) => {
    const { page } = await open(browser, server.origin);
    const vision = await visionOf(page);
    return { vision, ...(await contest(page, vision)) };
  });
  const first_pose_ms = await inBrowser(async (browser) => {
    const { context, page } = await open(browser, server.origin);
    // Fills the cache.
    await firstPoseMs(page, vision);
    const times: number[] = [];
    for (let count = 0; count < FRESH_PAGES; count++) {
      const fresh = await context.newPage();
      times.push(await firstPoseMs(fresh, vision));
      await fresh.close();
    }
    tell(`first pose: ${times.map((ms) => round(ms)).join(", ")} ms`);
    return median(times);
  });
  const [frame_100, frame_10000] = await inBrowser(async (browser) => {
    const { page } = await open(browser, server.origin);
    return memoryMb(browser, page, vision);
  });

  const of = (name: string) => samples.get(name)!;
  const medianMs = (name: string) => median(of(name).map(({ ms }) => ms));
  const networkMs = (of: Bare[]) => median(of.map(({ networkMs }) => networkMs));
  const [ours_ms, ours_1thread_ms] = [amortised(of("ours")), amortised(of("ours_1thread"))];
  const [bare_ms, bare_1thread_ms] = [networkMs(bare.all), networkMs(bare.one)];
  const tasks_vision_ms = Math.min(...WAYS.map(medianMs));
  process.stdout.write(
    `${JSON.stringify({
      ours_ms: round(ours_ms),
      tasks_vision_ms: round(tasks_vision_ms),
      legacy_ms: round(medianMs("legacy")),
      bare_ms: round(bare_ms),
      ours_1thread_ms: round(ours_1thread_ms),
      bare_1thread_ms: round(bare_1thread_ms),
      first_pose_ms: round(first_pose_ms),
      memory_mb: { frame_100: round(frame_100!), frame_10000: round(frame_10000!) },
      ratio_tasks_vision: round(ours_ms / tasks_vision_ms, 2),
      ratio_tasks_vision_1thread: round(ours_1thread_ms / tasks_vision_ms, 2),
      ratio_bare: round(ours_ms / bare_ms, 2),
      ratio_bare_1thread: round(ours_1thread_ms / bare_1thread_ms, 2),
      tasks_vision_ways_ms: Object.fromEntries(WAYS.map((way) => [way, round(medianMs(way))])),
      network_in_frame_ms: round(median(of("ours").map(({ networkMs }) => networkMs))),
      detector_ms: round(median(bare.all.map(({ detectorMs }) => detectorMs))),
      frames: Object.fromEntries([...samples].map(([name, seen]) => [name, seen.length])),
      ...networks,
    })}\n`,
  );
} finally {
  await server.dispose();
}
