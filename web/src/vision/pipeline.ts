// The Rust part (crates/browser), as wasm-bindgen exposes it to a classic worker.
import type { Size } from "./messages";

/** What the tracker asks for next. */
export const NEED = { nothing: 0, detector: 1, landmarks: 2 } as const;

/** What asks for networks and takes their outputs. */
interface Asking {
  input_address(): number;
  input_length(): number;
  detected(boxes: Float32Array, scores: Float32Array): number;
  landmarked(
    points: Float32Array,
    presence: Float32Array,
    mask: Float32Array,
    heatmaps: Float32Array,
    world: Float32Array,
  ): number;
}

/** One set after another. */
export interface Pipeline extends Asking {
  /** The next set, JSON of `Set` in `crates/browser`. */
  next(set: string): void;
  camera(turnDeg: number, mirrored: boolean): void;
  picture(width: number, height: number): number;
  /** Takes the picture that was written; says which network to run. */
  frame(timeS: number): number;
  /** What to draw, as `report.ts` reads it. */
  report(): Float32Array;
  /** The numbers of the set, JSON of `Progress`. */
  progress(): string;
  start(timeS: number): void;
  pause(timeS: number): void;
  resume(timeS: number): void;
  /** The set so far, JSON of `care::ExerciseResult`, as if it was finished now. */
  result(timeS: number, msPerFrame: number): string;
  /** The recording of the set's landmarks; empty where none was wished. */
  recording(timeS: number): Uint8Array<ArrayBuffer>;
}

/** One photograph. */
export interface Portraits extends Asking {
  ask(): number;
  /** JSON of `StillPerson[]`. */
  people(): string;
  free(): void;
}

interface Glue {
  (options: { module_or_path: string }): Promise<{ memory: WebAssembly.Memory }>;
  Pipeline: new (definition: string, prescribed: number) => Pipeline;
  Portraits: new (rgba: Uint8Array, width: number, height: number) => Portraits;
  next_size(size: Size, networkMs: number): Size;
}

export class Module {
  private constructor(
    readonly glue: Glue,
    readonly memory: WebAssembly.Memory,
  ) {}

  /** Loads the module that lies beside the worker. */
  static async load(folder: string): Promise<Module> {
    const scope = self as unknown as { importScripts(url: string): void; wasm_bindgen: Glue };
    scope.importScripts(`${folder}browser.js`);
    const { memory } = await scope.wasm_bindgen({ module_or_path: `${folder}browser_bg.wasm` });
    return new Module(scope.wasm_bindgen, memory);
  }

  /** The tensor for the network that was asked for: a view, valid until the next call into the module. */
  input(asking: Asking): Float32Array {
    const [address, length] = [asking.input_address(), asking.input_length()];
    return new Float32Array(this.memory.buffer, address, length);
  }

  /** Where to write an RGBA picture of this size: a view, valid until the next call into the module. */
  pixels(pipeline: Pipeline, width: number, height: number): Uint8Array<ArrayBuffer> {
    // First the address: making room may move the memory, and leaves its old buffer detached.
    const address = pipeline.picture(width, height);
    return new Uint8Array(this.memory.buffer as ArrayBuffer, address, width * height * 4);
  }
}
