// The worker as the page sees it: frames go in one at a time, always the newest; what was seen comes back.
import type { Chosen, FromWorker, Progress, Reason, Timing, ToWorker } from "../vision/messages";
import type { Camera } from "./camera";
import { type Hangs, UPRIGHT } from "./hangs";
import { readReport, type Report } from "./report";

export interface Seen {
  picture: VideoFrame | ImageBitmap | null;
  /** How the camera hung when it took the picture. */
  hangs: Hangs;
  report: Report;
  progress: Progress;
  timeS: number;
}

/** A camera that gives no picture for so long shows nothing any more. */
const SILENT_S = 2;

export class Tracker {
  readonly #worker: Worker;
  /** Resolves when the networks are loaded. */
  readonly ready: Promise<void>;
  onSeen: (seen: Seen) => void = () => undefined;
  onFailed: (reason: Reason) => void = () => undefined;
  /** What the networks run on: when they are loaded, and whenever that changes. */
  onNetworks: (networks: Chosen) => void = () => undefined;
  /** The camera is on and nothing comes of it: it is covered by its own switch or taken by a call, or the networks hang. Told again and again. */
  onSilent: () => void = () => undefined;
  #camera: Camera | null = null;
  #loaded = false;
  #busy = false;
  #waitingS: number | null = null;
  /** What is being looked at, kept so that picture and skeleton are drawn together. */
  #looking: { camera: Camera; picture: VideoFrame | ImageBitmap | null; hangs: Hangs; timeS: number } | null = null;
  #hangs = UPRIGHT;
  #results: ((result: unknown) => void)[] = [];
  #recordings: ((bytes: Uint8Array<ArrayBuffer>) => void)[] = [];
  #pictureMs = 0;
  /** When the worker was given the frame that it looks at. */
  #askedMs = 0;
  #listening = 0;
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
    this.hang();
    this.#pictureMs = performance.now();
    clearInterval(this.#listening);
    this.#listening = window.setInterval(() => this.#listen(), 500);
    camera.onFrame((timeS) => {
      this.#pictureMs = performance.now();
      this.#waitingS = timeS;
      void this.#next();
    });
  }

  /** Tells how the watched camera hangs. */
  hang() {
    this.#hangs = this.#camera?.hangs ?? UPRIGHT;
    this.#tell({ kind: "camera", ...this.#hangs });
  }

  /** Stops looking; the worker stays ready. */
  rest() {
    this.#camera = null;
    this.#waitingS = null;
    clearInterval(this.#listening);
  }

  /** The next set, as `crates/browser` reads it. */
  set(set: unknown) {
    this.#tell({ kind: "set", set: JSON.stringify(set) });
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
  result(): Promise<unknown> {
    this.#tell({ kind: "result", timeS: performance.now() / 1000 });
    return new Promise((resolve) => this.#results.push(resolve));
  }

  /** The recording of the set, which ends here; empty where none was wished. */
  recording(): Promise<Uint8Array<ArrayBuffer>> {
    this.#tell({ kind: "recording", timeS: performance.now() / 1000 });
    return new Promise((resolve) => this.#recordings.push(resolve));
  }

  close() {
    this.rest();
    this.#worker.terminate();
    this.#looking?.picture?.close();
    this.#looking = null;
  }

  #listen() {
    // Nothing is expected of a camera that is paused.
    const nowMs = performance.now();
    if (this.#camera?.enabled !== true || document.hidden) this.#pictureMs = this.#askedMs = nowMs;
    const waited = Math.max(nowMs - this.#pictureMs, this.#busy ? nowMs - this.#askedMs : 0);
    if (this.#loaded && waited > SILENT_S * 1000) this.onSilent();
  }

  async #next() {
    const timeS = this.#waitingS;
    const camera = this.#camera;
    if (this.#busy || !this.#loaded || timeS === null || camera === null) return;
    this.#busy = true;
    this.#waitingS = null;
    this.#askedMs = performance.now();
    try {
      const frame = await camera.take();
      if (camera !== this.#camera) {
        // Another camera, or none, in the meantime.
        frame.close();
        this.#busy = false;
        return;
      }
      const picture = "clone" in frame ? frame.clone() : null;
      this.#looking = { camera, picture, hangs: this.#hangs, timeS };
      this.#worker.postMessage({ kind: "frame", frame, timeS } satisfies ToWorker, [frame]);
    } catch {
      // The camera went away between two frames; its end is reported by the camera itself.
      this.#busy = false;
    }
  }

  #heard(data: FromWorker) {
    switch (data.kind) {
      case "ready":
      case "networks":
        this.onNetworks(data.networks);
        break;
      case "frame": {
        if (this.#looking === null) break;
        const { camera, picture, hangs, timeS } = this.#looking;
        this.#looking = null;
        this.#busy = false;
        void this.#next();
        // What a camera saw that is not watched any more is of no use.
        if (camera === this.#camera) this.onSeen({ picture, hangs, report: readReport(data.report), progress: data.progress, timeS });
        picture?.close();
        break;
      }
      case "result":
        this.timing = data.timing;
        this.#results.shift()?.(data.result);
        break;
      case "recording":
        this.#recordings.shift()?.(data.bytes);
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
