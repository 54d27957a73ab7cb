// The worker as the page sees it: frames go in one at a time, always the newest; what was seen comes back.
import type { FromWorker, Progress, Reason, Timing, ToWorker } from "../vision/messages";
import type { Camera } from "./camera";
import type { ExerciseResult } from "./keep";
import { readReport, type Report } from "./report";

export interface Seen {
  picture: VideoFrame | ImageBitmap | null;
  report: Report;
  progress: Progress;
  timeS: number;
}

export class Tracker {
  readonly #worker: Worker;
  /** Resolves when the networks are loaded. */
  readonly ready: Promise<void>;
  onSeen: (seen: Seen) => void = () => undefined;
  onFailed: (reason: Reason) => void = () => undefined;
  #camera: Camera | null = null;
  #loaded = false;
  #busy = false;
  #waitingS: number | null = null;
  /** What is being looked at, kept so that picture and skeleton are drawn together. */
  #looking: { picture: VideoFrame | ImageBitmap | null; timeS: number } | null = null;
  #results: ((result: ExerciseResult) => void)[] = [];
  timing: Timing | null = null;

  constructor(folder: string, definition: unknown, prescribed: number) {
    this.#worker = new Worker(`${folder}worker.js`);
    this.ready = new Promise((resolve) => {
      this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === "ready") {
          this.#loaded = true;
          resolve();
        }
        this.#heard(data);
      };
    });
    this.#worker.onerror = () => this.onFailed(this.#loaded ? "crash" : "load");
    this.#tell({ kind: "load", folder, definition: JSON.stringify(definition), prescribed });
  }

  watch(camera: Camera) {
    this.#camera = camera;
    camera.onFrame((timeS) => {
      this.#waitingS = timeS;
      void this.#next();
    });
  }

  /** Stops looking; the worker stays ready. */
  rest() {
    this.#camera = null;
    this.#waitingS = null;
  }

  start() {
    this.#tell({ kind: "start", timeS: performance.now() / 1000 });
  }

  pause() {
    this.#tell({ kind: "pause", timeS: performance.now() / 1000 });
  }

  resume() {
    this.#tell({ kind: "resume", timeS: performance.now() / 1000 });
  }

  /** The set so far. */
  result(): Promise<ExerciseResult> {
    this.#tell({ kind: "result", timeS: performance.now() / 1000 });
    return new Promise((resolve) => this.#results.push(resolve));
  }

  close() {
    this.#worker.terminate();
  }

  async #next() {
    const timeS = this.#waitingS;
    const camera = this.#camera;
    if (this.#busy || !this.#loaded || timeS === null || camera === null) return;
    this.#busy = true;
    this.#waitingS = null;
    try {
      const frame = await camera.take();
      const picture = "clone" in frame ? frame.clone() : null;
      this.#looking = { picture, timeS };
      this.#worker.postMessage({ kind: "frame", frame, timeS } satisfies ToWorker, [frame]);
    } catch {
      // The camera went away between two frames; its end is reported by the camera itself.
      this.#busy = false;
    }
  }

  #heard(data: FromWorker) {
    switch (data.kind) {
      case "frame": {
        const { picture, timeS } = this.#looking!;
        this.#looking = null;
        this.#busy = false;
        void this.#next();
        this.onSeen({ picture, report: readReport(data.report), progress: data.progress, timeS });
        picture?.close();
        break;
      }
      case "result":
        this.timing = data.timing;
        this.#results.shift()?.(data.result as ExerciseResult);
        break;
      case "failed":
        this.onFailed(data.reason);
        break;
    }
  }

  #tell(message: ToWorker) {
    this.#worker.postMessage(message);
  }
}
