// The Rust part (crates/browser), as wasm-bindgen exposes it to a classic worker.

/** What the tracker asks for next. */
export const NEED = { nothing: 0, detector: 1, landmarks: 2 } as const;

interface Bound {
  picture(width: number, height: number): number;
  /** Takes the picture that was written; says which network to run. */
  frame(timeS: number): number;
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
  /** What to draw, as `report.ts` reads it. */
  report(): Float32Array;
  /** The numbers of the set, JSON of `Progress`. */
  progress(): string;
  start(timeS: number): void;
  pause(timeS: number): void;
  resume(timeS: number): void;
  /** The set so far, JSON of `care::ExerciseResult`, as if it was finished now. */
  result(timeS: number, msPerFrame: number): string;
}

export interface Pipeline extends Bound {
  /** Where to write an upright RGBA picture of this size: a view, valid until the next call into the module. */
  pixels(width: number, height: number): Uint8Array<ArrayBuffer>;
  /** The tensor for the network that was asked for: a view, valid until the next call into the module. */
  input(): Float32Array;
}

interface Module {
  (options: { module_or_path: string }): Promise<{ memory: WebAssembly.Memory }>;
  Pipeline: new (definition: string, prescribed: number) => Bound;
}

/** Loads the module that lies beside the worker. */
export async function loadPipeline(folder: string, definition: string, prescribed: number): Promise<Pipeline> {
  const scope = self as unknown as { importScripts(url: string): void; wasm_bindgen: Module };
  scope.importScripts(`${folder}browser.js`);
  const { memory } = await scope.wasm_bindgen({ module_or_path: `${folder}browser_bg.wasm` });
  const bound = new scope.wasm_bindgen.Pipeline(definition, prescribed);
  const input = () => new Float32Array(memory.buffer, bound.input_address(), bound.input_length());
  const pixels = (width: number, height: number) =>
    new Uint8Array(memory.buffer as ArrayBuffer, bound.picture(width, height), width * height * 4);
  return Object.assign(bound, { input, pixels });
}
