// The camera worker: frames in, what was seen out. The pictures end here.
import { loadNetworks, type Networks } from "./networks";
import { loadPipeline, NEED, type Pipeline } from "./pipeline";
import { Reader } from "./reader";
import { median } from "./median";
import type { FromWorker, Progress, Reason, Timing, ToWorker } from "./messages";

/** The outputs of the landmark network: points, presence, mask, heatmaps, points in space. */
const LANDMARK_OUTPUTS = [0, 1, 2, 3, 4];

class Watcher {
  readonly #reader = new Reader();
  readonly #frameMs: number[] = [];
  readonly #networkMs: number[] = [];
  #frames = 0;
  #working: Promise<void> = Promise.resolve();

  constructor(
    readonly pipeline: Pipeline,
    readonly networks: Networks,
  ) {}

  /** Runs what is asked strictly one after another: a set never finishes in the middle of a frame. */
  queue(work: () => Promise<void> | void) {
    this.#working = this.#working.then(work).catch((error: unknown) => fail("crash", error));
  }

  async frame(frame: VideoFrame | ImageBitmap, timeS: number) {
    const began = performance.now();
    await this.#reader.read(frame, this.pipeline);
    let need = this.pipeline.frame(timeS);
    let networkMs = 0;
    while (need !== NEED.nothing) {
      if (need === NEED.detector) {
        const [boxes, scores] = await this.networks.detector.run(this.pipeline.input(), [0, 1]);
        need = this.pipeline.detected(boxes!, scores!);
      } else {
        const network = this.networks.landmarks;
        const outputs = await network.run(this.pipeline.input(), LANDMARK_OUTPUTS);
        const [points, presence, mask, heatmaps, world] = outputs;
        networkMs = network.lastMs;
        need = this.pipeline.landmarked(points!, presence!, mask!, heatmaps!, world!);
      }
    }
    const report = this.pipeline.report();
    const progress = JSON.parse(this.pipeline.progress()) as Progress;
    this.#frames += 1;
    if (networkMs > 0) {
      this.#frameMs.push(performance.now() - began);
      this.#networkMs.push(networkMs);
    }
    post({ kind: "frame", report, progress }, [report.buffer]);
  }

  /** The set so far; asked for at every repetition and at the end. */
  result(timeS: number) {
    const result: unknown = JSON.parse(this.pipeline.result(timeS, this.#meanMs()));
    post({ kind: "result", result, timing: this.#timing() });
  }

  /** The bare networks on an empty picture, for `xtask bench session`. */
  async bench(runs: number) {
    const time = async (network: Networks["landmarks"], side: number) => {
      const pixels = new Float32Array(side * side * 3).fill(0.5);
      const ms: number[] = [];
      for (let run = 0; run < runs; run++) {
        await network.run(pixels, []);
        ms.push(network.lastMs);
      }
      return median(ms);
    };
    const networkMs = await time(this.networks.landmarks, 256);
    const detectorMs = await time(this.networks.detector, 224);
    post({ kind: "bench", networkMs, detectorMs, threads: this.networks.threads });
  }

  #meanMs(): number {
    return this.#frameMs.reduce((sum, ms) => sum + ms, 0) / Math.max(1, this.#frameMs.length);
  }

  #timing(): Timing {
    return {
      frames: this.#frames,
      tracked: this.#frameMs.length,
      frameMs: median(this.#frameMs),
      networkMs: median(this.#networkMs),
      threads: this.networks.threads,
    };
  }
}

function post(message: FromWorker, transfer: Transferable[] = []) {
  self.postMessage(message, { transfer });
}

function fail(reason: Reason, error: unknown) {
  post({ kind: "failed", reason, detail: error instanceof Error ? error.message : String(error) });
}

async function load(folder: string, definition: string, prescribed: number): Promise<Watcher | null> {
  if (typeof WebAssembly === "undefined") {
    fail("no-webassembly", "WebAssembly is not defined");
    return null;
  }
  try {
    const [pipeline, networks] = await Promise.all([loadPipeline(folder, definition, prescribed), loadNetworks(folder)]);
    post({ kind: "ready", threads: networks.threads });
    return new Watcher(pipeline, networks);
  } catch (error) {
    fail(error instanceof WebAssembly.CompileError ? "no-webassembly" : "load", error);
    return null;
  }
}

function listen() {
  let watcher: Promise<Watcher | null> = Promise.resolve(null);
  self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
    if (data.kind === "load") {
      watcher = load(data.folder, data.definition, data.prescribed);
      return;
    }
    const ready = await watcher;
    if (ready === null) return;
    ready.queue(() => {
      switch (data.kind) {
        case "frame":
          return ready.frame(data.frame, data.timeS);
        case "start":
          return ready.pipeline.start(data.timeS);
        case "pause":
          return ready.pipeline.pause(data.timeS);
        case "resume":
          return ready.pipeline.resume(data.timeS);
        case "result":
          return ready.result(data.timeS);
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
