// What pages and the camera worker say to each other.

/** A message of the words catalogue with its arguments. */
export interface Message {
  id: string;
  args?: Record<string, string | number>;
}

/** The three BlazePose landmark networks, by growing accuracy and cost. */
export type Size = "lite" | "full" | "heavy";

/** The graphics card, or the processor. */
export type Accelerator = "webgpu" | "wasm";

/** What the networks run on. */
export interface Chosen {
  accelerator: Accelerator;
  /** Threads of the processor. */
  threads: number;
  size: Size;
}

/** Medians over the tracked frames so far, milliseconds. */
export interface Timing extends Chosen {
  /** Frames taken from the camera. */
  frames: number;
  /** Frames in which the landmark network ran. */
  tracked: number;
  /** Everything that happens to a tracked frame in the worker. */
  frameMs: number;
  /** The landmark network alone. */
  networkMs: number;
}

export type Reason =
  /** WebAssembly is switched off or too old. */
  | "no-webassembly"
  /** A file of the camera part did not arrive. */
  | "load"
  /** The worker stopped in the middle of its work. */
  | "crash";

/** What of the person one frame shows: always exactly one of the three. */
export interface Sight {
  state: "seen" | "partly" | "not-seen";
  /** Not seen, where the state is "partly". */
  missing: Part[];
}

export type Part = "head" | "shoulders" | "elbows" | "hands" | "hips" | "knees" | "feet";

/** Times are seconds on the page's own clock (`performance.now`), on which frames are stamped too. */
export type ToWorker =
  /** `settings` fixes what is otherwise chosen by measured speed. */
  | { kind: "load"; folder: string; definition: string; prescribed: number; settings?: Partial<Chosen> }
  /** How the camera hangs: clockwise turn that makes its pictures upright, and whether they are mirrored. */
  | { kind: "camera"; turnDeg: number; mirrored: boolean }
  | { kind: "frame"; frame: VideoFrame | ImageBitmap; timeS: number }
  /** The next set, JSON of `Set` in `crates/browser`; whoever is before the camera stays known. */
  | { kind: "set"; set: string }
  | { kind: "start"; timeS: number }
  | { kind: "pause"; timeS: number }
  | { kind: "resume"; timeS: number }
  | { kind: "result"; timeS: number }
  /** The recording of the set's landmarks, which ends it. */
  | { kind: "recording"; timeS: number }
  /** Everybody in one photograph. */
  | { kind: "still"; picture: ImageBitmap }
  | { kind: "bench"; runs: number };

export type FromWorker =
  | { kind: "ready"; networks: Chosen }
  /** The choice changed: another size by measured speed, or the graphics card was lost. */
  | { kind: "networks"; networks: Chosen }
  /** `ms`: from the frame's arrival in the worker until this message; a network that did not run took 0. */
  | { kind: "frame"; report: Float32Array; progress: Progress; ms: number; networkMs: number; detectorMs: number }
  | { kind: "result"; result: unknown; timing: Timing }
  /** Empty where none was wished. */
  | { kind: "recording"; bytes: Uint8Array<ArrayBuffer> }
  | { kind: "still"; people: StillPerson[] }
  | { kind: "bench"; networkMs: number; detectorMs: number; threads: number }
  | { kind: "failed"; reason: Reason; detail: string };

/** `motion::Update` for one frame, ids of messages as in the words catalogue. */
export interface Progress {
  sight: Sight;
  /** The one thing that would help the camera. */
  framing: string;
  /** For how long everything needed has been in view and in position, seconds. */
  ready_for_s: number;
  repetitions: number;
  correct: number;
  /** Seconds held in position so far, and how many prescribed holds those are where a position is held. */
  hold_s: number;
  holds: number;
  holding: boolean;
  /** Whose movement it is, where repetitions have a side. */
  side: "left" | "right" | null;
  /** What this part of the movement is called. */
  caption: string | null;
  /** Place within the person's own range, 0 to 1. */
  share: number;
  /** The curve of the back, also estimated from the rest of the body: null when not seen, and where another signal carries the exercise. */
  curve: number | null;
  /** Curve index of the back as the outline shows it, + round, - hollow, and how far to trust it, 0.1 to 1. */
  back: { index: number; confidence: number } | null;
  /** Why nothing is counted at this moment. */
  unseen: string | null;
  /** A sentence to say now. */
  cue: string | null;
}

/** Somebody in a photograph, as `crates/browser` describes them. */
export interface StillPerson {
  /** The network's probability that this is a person. */
  score: number;
  /** 33 times x, y, z (pixels), visibility, presence, x, y, z (metres). */
  landmarks: number[][];
  /** x, y of each corner, pixels. */
  outline: number[][];
  /** Lengths of runs of pixels, row after row, first outside, then inside, and so on. */
  silhouette: number[];
  back: { index: number; confidence: number; facing: "left" | "right"; contour: number[][]; chord: number[][] } | null;
}
