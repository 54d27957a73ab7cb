// Figures about the camera part: `bench-vision`. Prints one line of JSON.
//
// All contestants look at the same frames, one cycle of the moving stream again and again, in one page of one Chromium, each
// with the BlazePose network of the size "full" on the processor, and only one works at a time. They take turns in many
// short rounds, since a machine's speed drifts, by a third within minutes on a shared one. A figure is the median over the
// rounds of the round's median, milliseconds; a ratio is the median of the rounds' own ratios, because those compare what
// ran side by side.
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

const ROUNDS = 21;
/** Frames in one round. */
const FRAMES = { ours: 20, tasks_vision: 10, legacy: 1, bare: 15 };
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

/** Medians of the frames of each round, with the detector's runs spread over all frames of all rounds. */
function amortised(rounds: Sample[][]): number[] {
  const all = rounds.flat();
  const detectorMs = sum(all.map((sample) => sample.detectorMs)) / all.length;
  return rounds.map((round) => {
    const tracked = round.filter(({ networkMs }) => networkMs > 0);
    return median(tracked.map((sample) => sample.ms - sample.detectorMs)) + detectorMs;
  });
}

function mustHaveFound(name: string, samples: Sample[]) {
  const share = samples.filter(({ found }) => found).length / samples.length;
  if (share < FOUND_SHARE) throw new Error(`${name} found the person in ${round(share, 2)} of the frames only`);
}

function keep<T>(all: Map<string, T[]>, name: string, one: T) {
  all.set(name, [...(all.get(name) ?? []), one]);
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

  const samples = new Map<string, Sample[][]>();
  const bare = new Map<string, Bare[]>();
  const look = async (name: string, who: JSHandle<Ours | Legacy>, frames: number) =>
    keep(samples, name, await who.evaluate((who, frames) => who.run(frames), frames));
  const alone = async (name: string, who: JSHandle<Ours>) =>
    keep(bare, name, await who.evaluate((who, runs) => who.bare(runs), FRAMES.bare));
  const turns = [
    () => look("ours", ours, FRAMES.ours),
    () => alone("ours", ours),
    ...WAYS.map((way) => async () => {
      const ask = [FRAMES.tasks_vision, way] as const;
      keep(samples, way, await tasks.evaluate((tasks, [frames, way]) => tasks.run(frames, way), ask));
    }),
    () => look("ours_1thread", ours1, FRAMES.ours),
    () => alone("ours_1thread", ours1),
    () => look("legacy", legacy, FRAMES.legacy),
  ];
  for (let turn = 0; turn < ROUNDS * turns.length; turn++) {
    const [row, place] = [Math.floor(turn / turns.length), turn % turns.length];
    // Every round begins with another contestant.
    await turns[(row + place) % turns.length]!();
    if (place + 1 === turns.length) tell(`round ${row + 1} of ${ROUNDS}`);
  }
  for (const [name, seen] of samples) mustHaveFound(name, seen.flat());
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

  const frameMs = (name: string) => samples.get(name)!.map((round) => median(round.map(({ ms }) => ms)));
  const bareMs = (name: string) => bare.get(name)!.map(({ networkMs }) => networkMs);
  /** The middle of what the rounds say themselves. */
  const ratio = (ours: number[], other: number[]) => round(median(ours.map((ms, at) => ms / other[at]!)), 2);
  const [ours, ours1] = [amortised(samples.get("ours")!), amortised(samples.get("ours_1thread")!)];
  const tasks = WAYS.map(frameMs).sort((a, b) => median(a) - median(b))[0]!;
  process.stdout.write(
    `${JSON.stringify({
      ours_ms: round(median(ours)),
      tasks_vision_ms: round(median(tasks)),
      legacy_ms: round(median(frameMs("legacy"))),
      bare_ms: round(median(bareMs("ours"))),
      ours_1thread_ms: round(median(ours1)),
      bare_1thread_ms: round(median(bareMs("ours_1thread"))),
      first_pose_ms: round(first_pose_ms),
      memory_mb: { frame_100: round(frame_100!), frame_10000: round(frame_10000!) },
      memory_growth_mb: round(frame_10000! - frame_100!),
      ratio_tasks_vision: ratio(ours, tasks),
      ratio_tasks_vision_1thread: ratio(ours1, tasks),
      ratio_bare: ratio(ours, bareMs("ours")),
      ratio_bare_1thread: ratio(ours1, bareMs("ours_1thread")),
      tasks_vision_ways_ms: Object.fromEntries(WAYS.map((way) => [way, round(median(frameMs(way)))])),
      network_in_frame_ms: round(median(samples.get("ours")!.flat().map(({ networkMs }) => networkMs))),
      detector_ms: round(median(bare.get("ours")!.map(({ detectorMs }) => detectorMs))),
      frames: Object.fromEntries([...samples].map(([name, seen]) => [name, seen.flat().length])),
      ...networks,
    })}\n`,
  );
} finally {
  await server.dispose();
}
