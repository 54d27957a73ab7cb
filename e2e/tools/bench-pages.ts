// What pages cost, and how smooth a session is: `bench-pages`. Prints one line of JSON.
import { type Browser, launch, open } from "../support/browser.js";
import { Mirror } from "../support/mirror.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";
import { stream } from "../support/settings.js";

/** Pages by name; somebody with a programme and one session behind them looks at them. */
const PAGES = {
  guide: "/",
  exercise: "/exercise/open-book",
  learn: "/learn",
  lesson: "/learn/sleep",
  "flare-up": "/flare-up",
  check: "/check/questions",
  today: "/today",
  programme: "/programme",
  progress: "/progress",
  "progress-session": "/progress/1",
  questionnaire: "/measure/pain",
  settings: "/settings",
};

/** Loads of each page at each of the two servers, taking turns. */
const ROUNDS = 7;
/** How long the session is watched while it counts, seconds. */
const WATCHED_S = 20;
const PHONE = { width: 390, height: 844 };

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const round = (value: number, digits = 1) => Number(value.toFixed(digits));
type State = Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;

/** From the navigation's start to the first paint with content, milliseconds, with nothing in any cache. */
async function firstPaintMs(browser: Browser, origin: string, path: string, storageState: State): Promise<number> {
  const { page, context } = await open(browser, origin, { viewport: PHONE, storageState, serviceWorkers: "block" });
  await page.goto(path, { waitUntil: "load" });
  const painted = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [entry] = list.getEntriesByName("first-contentful-paint");
          if (entry !== undefined) resolve(entry.startTime);
        }).observe({ type: "paint", buffered: true });
      }),
  );
  await context.close();
  return painted;
}

async function pages(browser: Browser, server: Server, storageState: State) {
  const mirror = await Mirror.of(server.port);
  const figures: Record<string, { bytes: number; requests: number; first_paint_ms: number; static_ms: number; ratio: number }> = {};
  try {
    for (const [name, path] of Object.entries(PAGES)) {
      mirror.asks = true;
      mirror.asked = [];
      // What the worker keeps for times without a connection comes after the page, once.
      const { page, context } = await open(browser, mirror.origin, { viewport: PHONE, storageState, serviceWorkers: "block" });
      await page.goto(path, { waitUntil: "networkidle" });
      await context.close();
      const { asked } = mirror;
      mirror.asks = false;
      const times = { server: [] as number[], files: [] as number[] };
      for (let turn = 0; turn < ROUNDS; turn += 1) {
        times.server.push(await firstPaintMs(browser, server.origin, path, storageState));
        times.files.push(await firstPaintMs(browser, mirror.origin, path, storageState));
      }
      const [ours, theirs] = [median(times.server), median(times.files)];
      figures[name] = {
        bytes: asked.reduce((sum, { bytes }) => sum + bytes, 0),
        requests: asked.length,
        first_paint_ms: round(ours),
        static_ms: round(theirs),
        ratio: round(ours / theirs, 2),
      };
      console.error(`${name}: ${JSON.stringify(figures[name])}`);
    }
  } finally {
    mirror.close();
  }
  return figures;
}

interface Watched {
  tasks: { from: number; ms: number }[];
}

/** Longest tasks of the page's main thread from its start to its end, and pictures that it draws while it counts. */
async function session(browser: Browser, server: Server) {
  const { page, context } = await open(browser, server.origin, { viewport: PHONE });
  await page.addInitScript(() => {
    const watched: Watched = { tasks: [] };
    Object.assign(globalThis, { watched });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) watched.tasks.push({ from: startTime, ms: duration });
    }).observe({ type: "longtask", buffered: true });
  });
  await person.toSession(page);
  await person.startWithCamera(page, { anywayAfterS: 10, timeoutS: 120 });
  const from = await page.evaluate(() => performance.now());
  const pictures = await page.evaluate(
    (seconds) =>
      new Promise<number>((resolve) => {
        const [began, end] = [performance.now(), performance.now() + seconds * 1000];
        let count = 0;
        const next = (now: number) => {
          count += 1;
          if (now < end) requestAnimationFrame(next);
          else resolve((count * 1000) / (now - began));
        };
        requestAnimationFrame(next);
      }),
    WATCHED_S,
  );
  const result = await person.finish(page);
  const { tasks } = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
  await context.close();
  const longest = (some: Watched["tasks"]) => round(Math.max(0, ...some.map(({ ms }) => ms)));
  return {
    session_page_fps: round(pictures),
    session_tracked_per_s: round(result.frames / result.duration_s),
    session_tracked_share: round(result.tracked_share, 3),
    // Tasks below 50 ms are no long tasks and not told.
    longest_task_ms: longest(tasks),
    longest_task_while_counting_ms: longest(tasks.filter(({ from: at }) => at > from)),
  };
}

const server = await Server.start();
const browser = await launch({ file: stream("cat-cow") });
try {
  const { page, context } = await open(browser, server.origin);
  await person.toFirstSessionDone(page);
  const figures = await pages(browser, server, await context.storageState());
  await context.close();
  const ratios = Object.values(figures).map(({ ratio }) => ratio);
  process.stdout.write(
    `${JSON.stringify({
      first_paint_ratio: round(median(ratios), 2),
      first_paint_ratio_worst: Math.max(...ratios),
      ...(await session(browser, server)),
      pages: figures,
    })}\n`,
  );
} finally {
  await browser.close();
  await server.dispose();
}
