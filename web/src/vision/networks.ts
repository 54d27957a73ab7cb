// The two BlazePose networks under LiteRT.
import { type CompiledModel, getGlobalLiteRt, loadAndCompile, loadLiteRt, supportsFeature, Tensor } from "@litertjs/core";

/** One network with its input tensor, which is filled anew for every run. */
export class Network {
  readonly #model: CompiledModel;
  readonly #input: Tensor;
  /** Milliseconds of the last run. */
  lastMs = 0;

  constructor(model: CompiledModel) {
    this.#model = model;
    const shape = Array.from(model.getInputDetails()[0]!.shape);
    this.#input = new Tensor(new Float32Array(shape.reduce((a, b) => a * b, 1)), shape);
  }

  /** Runs on `pixels` and hands back the outputs named by their position; the others are never read. */
  async run(pixels: Float32Array, wanted: number[]): Promise<Float32Array[]> {
    this.#fill(pixels);
    const began = performance.now();
    const outputs = await this.#model.run([this.#input]);
    this.lastMs = performance.now() - began;
    const read = wanted.map((index) => outputs[index]!.toTypedArray() as Float32Array);
    for (const output of outputs) output.delete();
    return read;
  }

  #fill(pixels: Float32Array) {
    const wasm = getGlobalLiteRt().liteRtWasm;
    const buffer = this.#input.liteRtTensorBuffer;
    const address = buffer.lock(wasm.LiteRtTensorBufferLockMode.WRITE);
    new Float32Array(wasm.HEAPU8.buffer, address, pixels.length).set(pixels);
    buffer.unlock();
  }
}

export interface Networks {
  detector: Network;
  landmarks: Network;
  threads: number;
}

/** Where the networks run. Only the processor for now; a graphics card will be a second choice here. */
const ACCELERATOR = "wasm";

export async function loadNetworks(folder: string): Promise<Networks> {
  const files = Promise.all([
    bytes(`${folder}pose_solution_packed_assets.data`),
    bytes(`${folder}pose_landmark_full.tflite`),
  ]);
  // A failure is reported where the files are awaited below.
  files.catch(() => undefined);
  await quietly(() => loadRuntime(folder));
  const [detector, landmarks] = await files;
  const compile = async (model: Uint8Array) =>
    new Network(await loadAndCompile(model, { accelerator: ACCELERATOR }));
  return {
    detector: await compile(detector),
    landmarks: await compile(landmarks),
    threads: getGlobalLiteRt().liteRtWasm.getThreadCount(),
  };
}

/** Threads where the browser has what they need; else LiteRT itself picks between its two other builds. */
async function loadRuntime(folder: string) {
  if (self.crossOriginIsolated && (await supportsFeature("relaxedSimd"))) {
    try {
      mute();
      await loadLiteRt(folder, { threads: true });
      return;
    } catch {
      // Fewer frames a second is better than none.
    }
  }
  mute();
  await loadLiteRt(folder);
}

/** LiteRT writes its start-up notes to the console; the loader takes its settings from this global, once. */
function mute() {
  const silent = () => undefined;
  (self as unknown as { Module: unknown }).Module = { print: silent, printErr: silent };
}

/** LiteRT looks for a graphics card even when it is not to use one, and warns that there is none. */
async function quietly(work: () => Promise<void>) {
  const warn = console.warn;
  console.warn = () => undefined;
  try {
    await work();
  } finally {
    console.warn = warn;
  }
}

async function bytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}
