// The camera worker: frames in, what was seen out. The pictures end here.
import { Networks } from "./networks";
import { Module, NEED, type Pipeline, type Portraits } from "./pipeline";
import { type Hangs, Reader } from "./reader";
import { median } from "./median";
import type { Chosen, FromWorker, Progress, Reason, Size, StillPerson, Timing, ToWorker } from "./messages";

/** Boxes and scores. */
const DETECTOR_OUTPUTS = [0, 1];
/** Points, presence, mask, heatmaps, points in space. */
const LANDMARK_OUTPUTS = [0, 1, 2, 3, 4];
/** After so many tracked frames the size of the network is thought over. */
const JUDGED_FRAMES = 20;
/** Frames of which the median is taken: a few minutes, so that memory does not grow with a long session. */
const REMEMBERED = 4096;

class Watcher {
  readonly #reader = new Reader();
  readonly #frameMs: number[] = [];
  readonly #networkMs: number[] = [];
  #frames = 0;
  #tracked = 0;
  #sumMs = 0;
  /** As the person set it. */
  #camera: Hangs = { turnDeg: 0, mirrored: false };
  /** During a set the network stays: another one would see a slightly other body. */
  #moving = false;
  #judgedMs: number[] = [];
  /** Sizes that are on their way, or that did not arrive: once is enough. */
  readonly #tried = new Set<Size>();
  #working: Promise<void> = Promise.resolve();

  constructor(
    readonly module: Module,
    readonly pipeline: Pipeline,
    readonly networks: Networks,
    readonly fixed: Partial<Chosen>,
  ) {
    networks.onLost = () => this.queue(() => this.#withoutCard());
  }

  /** Runs what is asked strictly one after another: a set never finishes in the middle of a frame. */
  queue(work: () => Promise<void> | void) {
    this.#working = this.#working.then(work).catch((error: unknown) => fail("crash", error));
  }

  async frame(frame: VideoFrame | ImageBitmap, timeS: number) {
    const began = performance.now();
    const { pipeline, module } = this;
    const hangs = await this.#reader.read(frame, (width, height) => module.pixels(pipeline, width, height));
    // First what the frame says of itself, then what the person set; a swap turns the second turn round.
    const turnDeg = hangs.turnDeg + (hangs.mirrored ? -1 : 1) * this.#camera.turnDeg;
    pipeline.camera(turnDeg, hangs.mirrored !== this.#camera.mirrored);
    const { networkMs, detectorMs } = await this.#ask(pipeline, pipeline.frame(timeS));
    const report = pipeline.report();
    const progress = JSON.parse(pipeline.progress()) as Progress;
    const ms = performance.now() - began;
    post({ kind: "frame", report, progress, ms, networkMs, detectorMs }, [report.buffer]);
    this.#frames += 1;
    if (networkMs === 0) return;
    this.#tracked += 1;
    this.#sumMs += ms;
    remember(this.#frameMs, ms);
    remember(this.#networkMs, networkMs);
    this.#judge(networkMs);
  }

  camera(turnDeg: number, mirrored: boolean) {
    this.#camera = { turnDeg, mirrored };
  }

  start(timeS: number) {
    this.#moving = true;
    this.pipeline.start(timeS);
  }

  set(set: string) {
    this.#moving = false;
    this.pipeline.next(set);
  }

  /** The set so far; asked for at every repetition and at the end. */
  result(timeS: number) {
    const meanMs = this.#sumMs / Math.max(1, this.#tracked);
    const result: unknown = JSON.parse(this.pipeline.result(timeS, meanMs));
    post({ kind: "result", result, timing: this.#timing() });
  }

  /** The recording of the set's landmarks, which ends it. */
  recording(timeS: number) {
    const bytes = this.pipeline.recording(timeS);
    post({ kind: "recording", bytes }, [bytes.buffer]);
  }

  async still(picture: ImageBitmap) {
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false })!;
    context.drawImage(picture, 0, 0);
    picture.close();
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    const portraits = new this.module.glue.Portraits(new Uint8Array(data.buffer), width, height);
    try {
      await this.#ask(portraits, portraits.ask());
      post({ kind: "still", people: JSON.parse(portraits.people()) as StillPerson[] });
    } finally {
      portraits.free();
    }
  }

  /** The bare networks on an even picture, for `xtask bench`. */
  async bench(runs: number) {
    const networkMs = await this.networks.landmarks.time(runs, median);
    const detectorMs = await this.networks.detector.time(runs, median);
    post({ kind: "bench", networkMs, detectorMs, threads: this.networks.chosen.threads });
  }

  /** Runs the networks that are asked for until nothing more is needed. */
  async #ask(asking: Pipeline | Portraits, need: number): Promise<{ networkMs: number; detectorMs: number }> {
    let [networkMs, detectorMs] = [0, 0];
    while (need !== NEED.nothing) {
      const input = this.module.input(asking);
      if (need === NEED.detector) {
        const { detector } = this.networks;
        need = await detector.run(input, DETECTOR_OUTPUTS, (boxes, scores) => asking.detected(boxes!, scores!));
        detectorMs += detector.lastMs;
      } else {
        need = await this.#landmarks(asking, input);
        networkMs += this.networks.landmarks.lastMs;
      }
    }
    return { networkMs, detectorMs };
  }

  async #landmarks(asking: Pipeline | Portraits, input: Float32Array): Promise<number> {
    const run = () =>
      this.networks.landmarks.run(input, LANDMARK_OUTPUTS, (points, presence, mask, heatmaps, world) =>
        asking.landmarked(points!, presence!, mask!, heatmaps!, world!),
      );
    try {
      return await run();
    } catch (error) {
      // A graphics card that went away in the middle of a frame: the processor looks at the same frame.
      if (this.networks.chosen.accelerator !== "webgpu") throw error;
      await this.#withoutCard();
      return run();
    }
  }

  async #withoutCard() {
    if (this.networks.chosen.accelerator !== "webgpu") return;
    await this.networks.withoutCard();
    // What the card was quick enough for says nothing about the processor.
    this.#judgedMs = [];
    post({ kind: "networks", networks: this.networks.chosen });
  }

  /** Another size where the measured speed speaks for it. It is fetched while the present one goes on. */
  #judge(networkMs: number) {
    if (this.fixed.size !== undefined || this.#moving) return;
    if (this.#judgedMs.push(networkMs) < JUDGED_FRAMES) return;
    const { size, accelerator } = this.networks.chosen;
    const next = this.module.glue.next_size(size, median(this.#judgedMs));
    this.#judgedMs = [];
    if (next === size || this.#tried.has(next)) return;
    this.#tried.add(next);
    const prepared = this.networks.prepare(next);
    prepared.then(
      (network) =>
        this.queue(() => {
          // The set has begun, or the graphics card was lost, while it was on its way.
          if (this.#moving || this.networks.chosen.accelerator !== accelerator) return network.delete();
          this.networks.use(network, next);
          post({ kind: "networks", networks: this.networks.chosen });
        }),
      // It did not arrive: the present one goes on.
      () => undefined,
    );
  }

  #timing(): Timing {
    return {
      ...this.networks.chosen,
      frames: this.#frames,
      tracked: this.#tracked,
      frameMs: median(this.#frameMs),
      networkMs: median(this.#networkMs),
    };
  }
}

function remember(values: number[], value: number) {
  if (values.push(value) > REMEMBERED) values.shift();
}

function post(message: FromWorker, transfer: Transferable[] = []) {
  self.postMessage(message, { transfer });
}

function fail(reason: Reason, error: unknown) {
  post({ kind: "failed", reason, detail: error instanceof Error ? error.message : String(error) });
}

async function load({ folder, definition, prescribed, settings = {} }: ToWorker & { kind: "load" }): Promise<Watcher | null> {
  if (typeof WebAssembly === "undefined") {
    fail("no-webassembly", "WebAssembly is not defined");
    return null;
  }
  try {
    const [module, networks] = await Promise.all([Module.load(folder), Networks.load(folder, settings)]);
    // Whoever has a slow machine has no frames to spare for finding that out.
    const next = settings.size ?? module.glue.next_size(networks.chosen.size, networks.firstMs);
    if (next === "lite" && networks.chosen.size !== next) networks.use(await networks.prepare(next), next);
    const pipeline = new module.glue.Pipeline(definition, prescribed);
    post({ kind: "ready", networks: networks.chosen });
    return new Watcher(module, pipeline, networks, settings);
  } catch (error) {
    fail(error instanceof WebAssembly.CompileError ? "no-webassembly" : "load", error);
    return null;
  }
}

function listen() {
  let watcher: Promise<Watcher | null> = Promise.resolve(null);
  self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
    if (data.kind === "load") {
      watcher = load(data);
      return;
    }
    const ready = await watcher;
    if (ready === null) return;
    ready.queue(() => {
      switch (data.kind) {
        case "camera":
          return ready.camera(data.turnDeg, data.mirrored);
        case "frame":
          return ready.frame(data.frame, data.timeS);
        case "set":
          return ready.set(data.set);
        case "start":
          return ready.start(data.timeS);
        case "pause":
          return ready.pipeline.pause(data.timeS);
        case "resume":
          return ready.pipeline.resume(data.timeS);
        case "result":
          return ready.result(data.timeS);
        case "recording":
          return ready.recording(data.timeS);
        case "still":
          return ready.still(data.picture);
        case "bench":
          return ready.bench(data.runs);
      }
    });
  };
}

// LiteRT starts its threads by loading this very script again under that name.
if (self.name === "em-pthread") {
  (self as unknown as { importScripts(url: string): void }).importScripts("litert_wasm_threaded_internal.js");
} else {
  listen();
}
