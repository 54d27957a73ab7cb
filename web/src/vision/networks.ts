// The two BlazePose networks under LiteRT: on the graphics card where that is right and quicker, else on the processor.
import {
  type CompiledModel,
  getGlobalLiteRt,
  getWebGpuDevice,
  loadAndCompile,
  loadLiteRt,
  supportsFeature,
  Tensor,
} from "@litertjs/core";

import type { Accelerator, Chosen, Size } from "./messages";

/** Runs by which speed is judged, after one that warms up: the quickest counts, since anything may slow down the others. */
const RUNS = 5;
const quickest = (ms: readonly number[]) => Math.min(...ms);
/** More threads must save at least this share of the time. */
const WORTH_A_THREAD = 0.1;
/** How far a graphics card's landmarks may lie from the processor's, pixels of 256. */
const SAME_PX = 2;
/** Of the landmark network's 39 points, those of the body. */
const BODY = 33;

/** One network with its input tensor, which is filled anew for every run. */
export class Network {
  readonly #model: CompiledModel;
  readonly #input: Tensor;
  /** Numbers in the input. */
  readonly #length: number;
  /** Milliseconds of the last run. */
  lastMs = 0;

  private constructor(
    model: CompiledModel,
    readonly accelerator: Accelerator,
  ) {
    this.#model = model;
    const shape = Array.from(model.getInputDetails()[0]!.shape);
    this.#length = shape.reduce((a, b) => a * b, 1);
    this.#input = new Tensor(new Float32Array(this.#length), shape);
  }

  static async compile(file: Uint8Array, accelerator: Accelerator, threads: number): Promise<Network> {
    // Half precision would be quicker on a graphics card and would move landmarks by pixels.
    const options = { accelerator, cpuOptions: { numThreads: threads }, gpuOptions: { precision: "fp32" } } as const;
    return new Network(await loadAndCompile(file, options), accelerator);
  }

  /** Runs on `pixels` and hands the outputs named by their position to `read`, which must not keep them. */
  async run<T>(pixels: Float32Array, wanted: readonly number[], read: (...outputs: Float32Array[]) => T): Promise<T> {
    this.#fill(pixels);
    const began = performance.now();
    const outputs = await this.#model.run([this.#input]);
    try {
      if (this.accelerator === "wasm") {
        this.lastMs = performance.now() - began;
        return this.#inPlace(wanted.map((index) => outputs[index]!), read);
      }
      const copies = await Promise.all(wanted.map((index) => outputs[index]!.data()));
      this.lastMs = performance.now() - began;
      return read(...(copies as Float32Array[]));
    } finally {
      for (const output of outputs) output.delete();
    }
  }

  /** What one run on an even grey takes, milliseconds: the quickest of some, or another figure `of` them. */
  async time(runs = RUNS, of = quickest): Promise<number> {
    const pixels = new Float32Array(this.#length).fill(0.5);
    const ms: number[] = [];
    // What lies on a graphics card is only there once it is read.
    const wanted = this.accelerator === "webgpu" ? [0] : [];
    for (let run = 0; run <= runs; run++) {
      await this.run(pixels, wanted, () => undefined);
      if (run > 0) ms.push(this.lastMs);
    }
    return of(ms);
  }

  delete() {
    this.#input.delete();
    this.#model.delete();
  }

  /** Copying a megabyte for each frame would be a waste: the outputs are read where LiteRT left them. */
  #inPlace<T>(outputs: Tensor[], read: (...outputs: Float32Array[]) => T): T {
    const wasm = getGlobalLiteRt().liteRtWasm;
    const buffers = outputs.map((output) => output.liteRtTensorBuffer);
    const views = buffers.map((buffer) => {
      const address = buffer.lock(wasm.LiteRtTensorBufferLockMode.READ);
      return new Float32Array(wasm.HEAPU8.buffer, address, buffer.packedSize() / 4);
    });
    try {
      return read(...views);
    } finally {
      for (const buffer of buffers) buffer.unlock();
    }
  }

  #fill(pixels: Float32Array) {
    const wasm = getGlobalLiteRt().liteRtWasm;
    const buffer = this.#input.liteRtTensorBuffer;
    const address = buffer.lock(wasm.LiteRtTensorBufferLockMode.WRITE);
    new Float32Array(wasm.HEAPU8.buffer, address, pixels.length).set(pixels);
    buffer.unlock();
  }
}

export class Networks {
  /** A graphics card that went away: then its networks answer nothing any more. */
  onLost: () => void = () => undefined;

  private constructor(
    readonly folder: string,
    readonly detector: Network,
    public landmarks: Network,
    public chosen: Chosen,
    /** What one run took when the choice was made. */
    readonly firstMs: number,
    /** The first size's file, kept for the day on which the graphics card is lost: there may be no connection then. */
    readonly spare: { file: Uint8Array; size: Size } | null,
  ) {}

  /** Loads the runtime and the networks, and chooses what they run on; `fixed` leaves less to choose. */
  static async load(folder: string, fixed: Partial<Chosen> = {}): Promise<Networks> {
    const size = fixed.size ?? "full";
    const files = Promise.all([bytes(`${folder}pose_solution_packed_assets.data`), bytes(landmarkFile(folder, size))]);
    // A failure is reported where the files are awaited below.
    files.catch(() => undefined);
    await quietly(() => loadRuntime(folder));
    const [detectorFile, file] = await files;
    const processor = await onProcessor(file, fixed.threads);
    const { threads } = processor;
    // The detector runs once in a while: the processor is good enough, and always there.
    const detector = await Network.compile(detectorFile, "wasm", threads);
    const card = fixed.accelerator === "wasm" ? null : await onCard(file, processor, fixed.accelerator === "webgpu");
    if (card !== null) processor.network.delete();
    const { network, ms } = card ?? processor;
    const chosen = { accelerator: network.accelerator, threads, size };
    const networks = new Networks(folder, detector, network, chosen, ms, card === null ? null : { file, size });
    void getWebGpuDevice()?.lost.then(() => networks.chosen.accelerator === "webgpu" && networks.onLost());
    return networks;
  }

  /** The network of another size, checked where it runs on a graphics card; the present one goes on meanwhile. */
  async prepare(size: Size): Promise<Network> {
    const { accelerator, threads } = this.chosen;
    const file = await bytes(landmarkFile(this.folder, size));
    const network = await Network.compile(file, accelerator, threads);
    if (accelerator === "webgpu") {
      const processor = await Network.compile(file, "wasm", threads);
      const off = await difference(network, processor);
      processor.delete();
      if (off > SAME_PX) {
        network.delete();
        throw new Error(`the graphics card is ${off} pixels off`);
      }
    }
    return network;
  }

  /** From now on a network that was prepared. */
  use(network: Network, size: Size) {
    this.landmarks.delete();
    this.landmarks = network;
    this.chosen = { ...this.chosen, accelerator: network.accelerator, size };
  }

  /** From now on the processor: what the lost card held is gone already. */
  async withoutCard() {
    if (this.spare === null) throw new Error("there was no graphics card");
    const { file, size } = this.spare;
    this.landmarks = await Network.compile(file, "wasm", this.chosen.threads);
    this.chosen = { ...this.chosen, accelerator: "wasm", size };
  }
}

const landmarkFile = (folder: string, size: Size) => `${folder}pose_landmark_${size}.tflite`;

interface Timed {
  network: Network;
  /** Of one run. */
  ms: number;
}

interface OnProcessor extends Timed {
  threads: number;
}

/** The landmark network on as many threads as help: one, then twice as many, as long as it gets clearly quicker. */
async function onProcessor(file: Uint8Array, fixed?: number): Promise<OnProcessor> {
  const most = getGlobalLiteRt().liteRtWasm.getThreadCount();
  let best: OnProcessor | null = null;
  for (let threads = fixed ?? 1; ; threads = Math.min(2 * threads, most)) {
    const network = await Network.compile(file, "wasm", threads);
    const ms = await network.time();
    if (best !== null && ms > best.ms * (1 - WORTH_A_THREAD)) {
      network.delete();
      return best;
    }
    best?.network.delete();
    best = { network, threads, ms };
    if (fixed !== undefined || threads >= most) return best;
  }
}

/** The landmark network on the graphics card, where there is one that gives the same landmarks, and sooner. */
async function onCard(file: Uint8Array, processor: OnProcessor, always: boolean): Promise<Timed | null> {
  if (getWebGpuDevice() === null) return null;
  let card: Network | null = null;
  try {
    card = await Network.compile(file, "webgpu", processor.threads);
    if ((await difference(card, processor.network)) <= SAME_PX) {
      const ms = await card.time();
      if (always || ms < processor.ms) return { network: card, ms };
    }
  } catch {
    // A driver that cannot do it is no reason to go without the processor.
  }
  card?.delete();
  return null;
}

/** The farthest that two networks' landmarks lie apart on the same picture, pixels. */
async function difference(a: Network, b: Network): Promise<number> {
  // A figure of light on dark, so that there is something to see.
  const pixels = new Float32Array(256 * 256 * 3).map((_, at) => {
    const x = Math.floor(at / 3) % 256;
    const y = Math.floor(at / 768);
    return Math.abs(x - 128) < 40 && y > 30 && y < 230 ? 0.8 : 0.2;
  });
  const points = (network: Network) => network.run(pixels, [0], (landmarks) => landmarks!.slice(0, BODY * 5));
  const [one, other] = [await points(a), await points(b)];
  let most = 0;
  for (let at = 0; at < one.length; at += 5) {
    most = Math.max(most, Math.hypot(one[at]! - other[at]!, one[at + 1]! - other[at + 1]!));
  }
  return Number.isFinite(most) ? most : Infinity;
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
