// What the session page and the camera worker say to each other.

/** A message of the words catalogue with its arguments. */
export interface Message {
  id: string;
  args?: Record<string, string | number>;
}

/** Medians over the tracked frames so far, milliseconds. */
export interface Timing {
  /** Frames taken from the camera. */
  frames: number;
  /** Frames in which the landmark network ran. */
  tracked: number;
  /** Everything that happens to a tracked frame in the worker. */
  frameMs: number;
  /** The landmark network alone. */
  networkMs: number;
  /** Threads that the networks run on. */
  threads: number;
}

export type Reason =
  /** WebAssembly is switched off or too old. */
  | "no-webassembly"
  /** A file of the camera part did not arrive. */
  | "load"
  /** The worker stopped in the middle of its work. */
  | "crash";

/** Times are seconds on the page's own clock (`performance.now`), on which frames are stamped too. */
export type ToWorker =
  | { kind: "load"; folder: string; definition: string; prescribed: number }
  | { kind: "frame"; frame: VideoFrame | ImageBitmap; timeS: number }
  | { kind: "start"; timeS: number }
  | { kind: "pause"; timeS: number }
  | { kind: "resume"; timeS: number }
  | { kind: "result"; timeS: number }
  | { kind: "bench"; runs: number };

export type FromWorker =
  | { kind: "ready"; threads: number }
  | { kind: "frame"; report: Float32Array; progress: Progress }
  | { kind: "result"; result: unknown; timing: Timing }
  | { kind: "bench"; networkMs: number; detectorMs: number; threads: number }
  | { kind: "failed"; reason: Reason; detail: string };

/** `motion::Update` for one frame, ids of messages as in the words catalogue. */
export interface Progress {
  /** The one thing that would help the camera. */
  framing: string;
  /** For how long everything needed has been in view and in position, seconds. */
  ready_for_s: number;
  repetitions: number;
  correct: number;
  /** Curve index of the back: + round, - hollow, null when not seen. */
  curve: number | null;
  /** Why nothing is counted at this moment. */
  unseen: string | null;
  /** A sentence to say now. */
  cue: string | null;
}
