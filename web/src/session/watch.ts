// The camera of a session: opened once, it stays on between the exercises.
import { type Camera, type CameraTrouble, openCamera } from "../camera/camera";
import { Picture } from "../camera/picture";
import { NOTHING, SightLine } from "../camera/sight";
import { type Seen, Tracker } from "../camera/tracker";
import { button, element, type Say, wait } from "../page";
import type { Reason } from "../vision/messages";
import type { Run } from "./course";
import { curveOf } from "./curve";
import type { Way } from "./plan";
import type { ExerciseResult } from "./result";

export type Trouble = CameraTrouble | Reason | "lost";

interface Told {
  seen: (seen: Seen) => void;
  /** The camera is on and nothing comes of it. */
  silent: () => void;
  failed: (trouble: Trouble) => void;
}

export class Watch {
  readonly #folder: string;
  /** Whether the person has wished that landmarks are kept. */
  readonly #keep: boolean;
  readonly #told: Told;
  readonly #video = element<HTMLVideoElement>("video");
  readonly #picture = new Picture(element<HTMLCanvasElement>("picture"), this.#video);
  /** Only where the curve of the back carries an exercise. */
  readonly #curve = curveOf();
  readonly #sight: SightLine;
  #tracker: Tracker | null = null;
  #trouble: Reason | null = null;
  #camera: Camera | null = null;

  constructor(folder: string, keep: boolean, say: Say, told: Told) {
    this.#folder = folder;
    this.#keep = keep;
    this.#told = told;
    this.#sight = new SightLine(say);
    button("hang-back").addEventListener("click", () => this.#hangBack());
  }

  /** The networks are loaded while people still read. */
  load(definition: unknown) {
    if (this.#tracker !== null) return;
    this.#trouble = null;
    const tracker = new Tracker(this.#folder, definition, 0);
    tracker.onSeen = (seen) => this.#seen(seen);
    tracker.onSilent = () => this.#silent();
    tracker.onFailed = (reason) => {
      this.#trouble = reason;
      tracker.close();
      this.#tracker = null;
      // Before the camera is asked for there is nobody to be told yet.
      if (this.#camera !== null) this.#told.failed(reason);
    };
    this.#tracker = tracker;
  }

  get on(): boolean {
    return this.#camera !== null;
  }

  /** Opens the camera; `still` says whether it is still wanted once it is there. */
  async open(still: () => boolean): Promise<"opened" | "unwanted" | Trouble> {
    const camera = await openCamera(this.#video);
    if (typeof camera === "string") return still() ? camera : "unwanted";
    if (!still() || this.#trouble !== null) {
      camera.release();
      return still() ? this.#trouble! : "unwanted";
    }
    this.#camera = camera;
    this.#picture.likeMirror = camera.likeMirror;
    // Whoever turned the picture on another day may not remember why it stands on its head.
    button("hang-back").hidden = camera.hangs.turnDeg === 0;
    camera.onEnded(() => this.#told.failed("lost"));
    this.#tracker!.watch(camera);
    return "opened";
  }

  /** Resolves once the networks are there; until then the bare picture is shown. */
  async ready(still: () => boolean) {
    const preview = setInterval(() => {
      if (still() && this.#camera !== null) this.#picture.draw(this.#video, this.#camera.hangs, null);
      else clearInterval(preview);
    }, 66);
    await this.#tracker?.ready;
    clearInterval(preview);
  }

  /** What is looked for from now on. `done`: repetitions of this run that were done before. */
  next(way: Way, run: Run, done: number) {
    this.#tracker?.set({
      definition: way.definition,
      number: run.set,
      side: run.side,
      prescribed: Math.max(0, run.goal - done),
      hold_s: run.hold_s,
      own: way.own,
      keep: this.#keep,
    });
  }

  start() {
    this.#tracker?.start();
  }

  pause() {
    this.#tracker?.pause();
  }

  resume() {
    this.#tracker?.resume();
  }

  /** The run so far; null without a worker. */
  async result(): Promise<ExerciseResult | null> {
    return ((await this.#tracker?.result()) ?? null) as ExerciseResult | null;
  }

  /** The landmarks of the run, which ends here; null where none are kept, or the worker no longer answers. */
  async recording(): Promise<Uint8Array<ArrayBuffer> | null> {
    if (!this.#keep || this.#tracker === null) return null;
    const bytes = await Promise.race([this.#tracker.recording(), wait(2).then(() => null)]);
    return bytes === null || bytes.length === 0 ? null : bytes;
  }

  /** A tab that is not seen needs no pictures. */
  set looking(on: boolean) {
    if (this.#camera !== null) this.#camera.enabled = on;
  }

  get timing() {
    return this.#tracker?.timing ?? null;
  }

  release() {
    this.#tracker?.rest();
    this.#camera?.release();
    this.#camera = null;
  }

  close() {
    this.release();
    this.#tracker?.close();
    this.#tracker = null;
  }

  #seen(seen: Seen) {
    const { picture, hangs, report, progress, timeS } = seen;
    this.#picture.draw(picture ?? this.#video, hangs, report);
    this.#curve?.add(timeS, progress.curve);
    this.#sight.show(progress.sight, progress.framing === "framing-ready", timeS);
    this.#told.seen(seen);
  }

  #silent() {
    this.#sight.show(NOTHING, false, performance.now() / 1000);
    // What was drawn over the picture is not seen any more.
    if (this.#camera !== null) this.#picture.draw(this.#video, this.#camera.hangs, null);
    this.#told.silent();
  }

  #hangBack() {
    if (this.#camera === null) return;
    this.#camera.hangs = { ...this.#camera.hangs, turnDeg: 0 };
    this.#tracker?.hang();
    button("hang-back").hidden = true;
  }
}
