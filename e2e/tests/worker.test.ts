// The camera worker by itself: streams of all shapes, cameras that hang or mirror, people who come and go, graphics cards.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { type Browser, launch, open, type Page } from "../support/browser.js";
import { Server } from "../support/server.js";
import { type Chosen, type Driven, startWorker } from "../support/worker.js";
import type { JSHandle } from "playwright-core";

/** One picture: photographs laid on black, and how the camera hangs that took it. */
interface Scene {
  width: number;
  height: number;
  /** Name, left edge and width, pixels; hung from the top. */
  photos?: [name: string, x: number, width: number][];
  /** A canvas filter. */
  filter?: string;
  /** The picture is stored so turned (clockwise, to be upright) and swapped. */
  turnDeg?: 0 | 90 | 180 | 270;
  mirrored?: boolean;
  /** The frame itself says so, as a phone's does; else the person has set it. */
  saidByFrame?: boolean;
}

interface Look {
  state: "seen" | "partly" | "not-seen";
  missing: string[];
  width: number;
  height: number;
  /** x and y of the landmarks, pixels; empty when nobody was seen. */
  points: [number, number][];
}

const CAT: [string, number, number] = ["Cat_Stretch_0", 0, 640];
const STANDING: [string, number, number] = ["Standing_Pelvic_Tilt_0", 0, 640];

let server: Server;
before(async () => {
  server = await Server.start();
});
after(() => server?.dispose());

async function withWorker<T>(
  settings: Partial<Chosen>,
  story: (worker: JSHandle<Driven>, page: Page, browser: Browser) => Promise<T>,
  flags: string[] = [],
): Promise<T> {
  const browser = await launch("absent", flags);
  try {
    const { page } = await open(browser, server.origin);
    await page.route("**/photographs/*", (route) =>
      route.fulfill({ body: readFileSync(`photos${new URL(route.request().url()).pathname.replace("/photographs", "")}`) }),
    );
    return await story(await startWorker(page, settings), page, browser);
  } finally {
    await browser.close();
  }
}

/** Shows the worker a picture at a time, and says what it saw. */
function look(worker: JSHandle<Driven>, scene: Scene, timeS: number): Promise<Look> {
  return worker.evaluate(
    async (worker, { scene, timeS }) => {
      const { width, height, photos = [], filter = "none", turnDeg = 0, mirrored = false, saidByFrame = false } = scene;
      const lying = turnDeg % 180 !== 0;
      const canvas = new OffscreenCanvas(lying ? height : width, lying ? width : height);
      // A camera knows no transparency.
      const context = canvas.getContext("2d", { alpha: false })!;
      // From the upright picture to the stored one.
      context.translate(canvas.width / 2, canvas.height / 2);
      context.rotate((-turnDeg * Math.PI) / 180);
      if (mirrored) context.scale(-1, 1);
      context.translate(-width / 2, -height / 2);
      context.filter = filter;
      for (const [name, x, wide] of photos) {
        const photo = await createImageBitmap(await (await fetch(`/photographs/${name}.jpg`)).blob());
        context.drawImage(photo, x, 0, wide, (wide * photo.height) / photo.width);
      }
      const timestamp = Math.round(timeS * 1e6);
      const said = { timestamp, rotation: turnDeg, flip: mirrored };
      worker.tell(saidByFrame ? { kind: "camera", turnDeg: 0, mirrored: false } : { kind: "camera", turnDeg, mirrored });
      const frame = saidByFrame
        ? new VideoFrame(new VideoFrame(canvas, { timestamp }), said)
        : new VideoFrame(canvas, { timestamp });
      const seen = worker.heard("frame");
      worker.tell({ kind: "frame", frame, timeS }, [frame]);
      const { report, progress } = await seen;
      const points: [number, number][] = [];
      for (let point = 0; point < 33 && report[2]! > 0; point++) {
        points.push([report[6 + 3 * point]!, report[7 + 3 * point]!]);
      }
      return { ...progress.sight, width: report[0]!, height: report[1]!, points };
    },
    { scene, timeS },
  );
}

/** Mean distance of landmarks, pixels. */
function apart(a: Look, b: Look): number {
  assert.equal(a.points.length, 33);
  assert.equal(b.points.length, 33);
  return a.points.reduce((sum, [x, y], at) => sum + Math.hypot(x - b.points[at]![0], y - b.points[at]![1]), 0) / 33;
}

const PROCESSOR = { accelerator: "wasm", size: "full" } as const;
/** Chromium's software graphics card: slow, but a real one to WebGPU. */
const CARD = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];

describe("the camera worker", () => {
  test("streams of every shape and light give one of three states, and never a failure", () =>
    withWorker(PROCESSOR, async (worker) => {
      const scenes: [string, Scene, Look["state"][]][] = [
        ["4:3", { width: 640, height: 480, photos: [CAT] }, ["seen", "partly"]],
        ["16:9", { width: 1280, height: 720, photos: [["Cat_Stretch_0", 100, 1000]] }, ["seen", "partly"]],
        ["portrait", { width: 360, height: 640, photos: [["Cat_Stretch_0", 0, 360]] }, ["seen", "partly"]],
        ["odd sides", { width: 639, height: 427, photos: [CAT] }, ["seen", "partly"]],
        ["half out of the picture", { width: 640, height: 426, photos: [["Standing_Pelvic_Tilt_0", 0, 1000]] }, ["partly", "not-seen"]],
        ["dark", { width: 640, height: 426, photos: [CAT], filter: "brightness(0.1)" }, ["seen", "partly"]],
        ["blown out", { width: 640, height: 426, photos: [CAT], filter: "brightness(20)" }, ["seen", "partly", "not-seen"]],
        ["black", { width: 640, height: 426 }, ["not-seen"]],
        ["one pixel", { width: 1, height: 1 }, ["not-seen"]],
        ["a line", { width: 640, height: 2 }, ["not-seen"]],
      ];
      let timeS = 0;
      for (const [name, scene, states] of scenes) {
        timeS += 10;
        const seen = await look(worker, scene, timeS);
        assert.ok(states.includes(seen.state), `${name}: ${seen.state}, missing ${seen.missing.join(", ")}`);
        assert.equal(seen.missing.length > 0, seen.state === "partly", name);
      }
      // The same time again, one that runs backwards, and a leap.
      for (const timeS of [200, 200, 190, 5000]) {
        assert.notEqual((await look(worker, { width: 640, height: 426, photos: [CAT] }, timeS)).state, "not-seen");
      }
    }));

  test("however the camera hangs, the person is the same", () =>
    withWorker(PROCESSOR, async (worker) => {
      const scene: Scene = { width: 640, height: 426, photos: [CAT] };
      // Each change of the camera begins anew, with the detector: like is compared with like.
      await look(worker, { ...scene, turnDeg: 90 }, 0);
      const upright = await look(worker, scene, 1);
      for (const turnDeg of [0, 90, 180, 270] as const) {
        for (const [at, mirrored, saidByFrame] of [[0, true, false], [1, false, false], [2, true, true], [3, false, true]] as const) {
          const seen = await look(worker, { ...scene, turnDeg, mirrored, saidByFrame }, 10 + turnDeg + 10 * at);
          assert.deepEqual([seen.width, seen.height], [640, 426]);
          const how = `${turnDeg} degrees, mirrored ${mirrored}, said by the frame ${saidByFrame}`;
          assert.ok(apart(seen, upright) < 3, `${how}: ${apart(seen, upright)} pixels`);
        }
      }
    }));

  test("a person who leaves is not seen, and is found when they come back; somebody else beside them is not taken for them", () =>
    withWorker(PROCESSOR, async (worker) => {
      const [width, height] = [1280, 426];
      const here: Scene = { width, height, photos: [CAT] };
      const beside: Scene = { width, height, photos: [CAT, ["Standing_Pelvic_Tilt_0", 640, 640]] };
      const other: Scene = { width, height, photos: [["Standing_Pelvic_Tilt_0", 640, 640]] };
      const middle = ({ points, width }: Look) => (points[23]![0] + points[24]![0]) / 2 / width;
      const first = await look(worker, here, 0);
      assert.notEqual(first.state, "not-seen");
      assert.ok(middle(await look(worker, beside, 0.1)) < 0.5, "the same person, though another one came in");
      // The person is gone; for a while the other one is nobody of ours.
      for (const timeS of [0.2, 0.3, 0.4, 0.5]) assert.equal((await look(worker, other, timeS)).state, "not-seen", `at ${timeS}`);
      const back = [];
      for (const timeS of [0.6, 0.7, 0.8]) back.push(await look(worker, beside, timeS));
      const found = back.filter(({ state }) => state !== "not-seen");
      assert.ok(found.length > 0 && found.every((seen) => middle(seen) < 0.5), "the same person came back");
      // Gone for good: whoever is there counts.
      const late = [];
      for (let at = 0; at < 8; at++) late.push(await look(worker, other, 10 + at / 10));
      assert.ok(late.some((seen) => seen.state !== "not-seen" && middle(seen) > 0.5));
      for (const timeS of [20, 20.1, 20.2]) assert.equal((await look(worker, { width, height }, timeS)).state, "not-seen");
    }));

  test("a graphics card sees the same, and when it is lost the processor goes on", () =>
    withWorker(
      { accelerator: "webgpu", size: "full" },
      async (worker, page, browser) => {
        const scene: Scene = { width: 640, height: 426, photos: [STANDING] };
        const onCard = await look(worker, scene, 0);
        const changed = worker.evaluate((worker) => worker.heard("networks"));
        const devtools = await browser.newBrowserCDPSession();
        void devtools.send("Browser.crashGpuProcess").catch(() => undefined);
        const { networks } = await changed;
        assert.equal(networks.accelerator, "wasm");
        const onProcessor = await look(worker, scene, 10);
        assert.ok(apart(onCard, onProcessor) < 3, `${apart(onCard, onProcessor)} pixels`);
        assert.ok(page.url().endsWith("/camera"));
      },
      CARD,
    ));

  test("what is slower than the processor is not used, and threads that do not help are not either", () =>
    withWorker(
      {},
      async (worker) => {
        const { networks } = await worker.evaluate((worker) => worker.first);
        assert.equal(networks.accelerator, "wasm", "Chromium's software graphics card is slow");
        assert.ok(networks.threads >= 1 && networks.threads <= (await worker.evaluate(() => navigator.hardwareConcurrency)));
      },
      CARD,
    ));
});
