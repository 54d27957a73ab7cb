// What runs in the page of `bench vision`: the product's worker and two other programs, fed the same frames one at a time.
import type { Chosen } from "./worker.js";

/** One frame, milliseconds. The others do not say what of it their networks took. */
export interface Sample {
  ms: number;
  networkMs: number;
  detectorMs: number;
  /** Whether a person was found. */
  found: boolean;
}

export interface Bare {
  networkMs: number;
  detectorMs: number;
  threads: number;
}

/** Seconds from one frame to the next. */
const STEP_S = 1 / 30;

/** The same pictures again and again; the last leads over to the first. */
export class Stream {
  #next = 0;

  constructor(readonly pictures: VideoFrame[]) {}

  /** The frame is to be closed by whoever takes it. */
  take(): { frame: VideoFrame; timeS: number } {
    const at = this.#next++;
    return { frame: this.pictures[at % this.pictures.length]!.clone(), timeS: at * STEP_S };
  }
}

/** Decodes JPEG pictures into what a camera delivers. */
export async function decode(urls: string[]): Promise<VideoFrame[]> {
  const pictures: VideoFrame[] = [];
  for (const url of urls) {
    const data = await (await fetch(url)).arrayBuffer();
    const decoder = new ImageDecoder({ type: "image/jpeg", data });
    const { image } = await decoder.decode();
    pictures.push(await asFromCamera(image));
    image.close();
    decoder.close();
  }
  return pictures;
}

/** Cameras have colour at half the resolution (I420); the pictures of our streams have it at the full one (I444). */
async function asFromCamera(picture: VideoFrame): Promise<VideoFrame> {
  const { codedWidth: width, codedHeight: height, format, colorSpace } = picture;
  if (format !== "I444") throw new Error(`a picture is ${format} where I444 was expected`);
  const full = new Uint8Array(picture.allocationSize());
  await picture.copyTo(full);
  const size = width * height;
  const [w, h] = [width / 2, height / 2];
  const half = new Uint8Array(size + 2 * w * h);
  half.set(full.subarray(0, size));
  for (let plane = 0; plane < 2; plane++) {
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const at = size * (1 + plane) + 2 * y * width + 2 * x;
        const sum = full[at]! + full[at + 1]! + full[at + width]! + full[at + width + 1]!;
        half[size + plane * w * h + y * w + x] = (sum + 2) >> 2;
      }
    }
  }
  return new VideoFrame(half, { format: "I420", codedWidth: width, codedHeight: height, timestamp: 0, colorSpace });
}

/** The product's worker, during a set. */
export class Ours {
  readonly #worker: Worker;

  private constructor(
    readonly stream: Stream,
    readonly folder: string,
  ) {
    this.#worker = new Worker(`${folder}worker.js`);
  }

  static async start(
    stream: Stream,
    folder: string,
    definition: string,
    settings: Partial<Chosen>,
  ): Promise<{ ours: Ours; networks: Chosen }> {
    const ours = new Ours(stream, folder);
    const ready = ours.#heard<{ networks: Chosen }>("ready");
    ours.#worker.postMessage({ kind: "load", folder, definition, prescribed: 10, settings });
    const { networks } = await ready;
    ours.#worker.postMessage({ kind: "start", timeS: 0 });
    return { ours, networks };
  }

  async run(frames: number): Promise<Sample[]> {
    const samples: Sample[] = [];
    for (let count = 0; count < frames; count++) {
      const { frame, timeS } = this.stream.take();
      const seen = this.#heard<Omit<Sample, "found"> & { report: Float32Array }>("frame");
      this.#worker.postMessage({ kind: "frame", frame, timeS }, [frame]);
      const { ms, networkMs, detectorMs, report } = await seen;
      samples.push({ ms, networkMs, detectorMs, found: report[2]! > 0 });
    }
    return samples;
  }

  /** Its networks alone. */
  bare(runs: number): Promise<Bare> {
    const measured = this.#heard<Bare>("bench");
    this.#worker.postMessage({ kind: "bench", runs });
    return measured;
  }

  #heard<T>(kind: string): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }) => {
        if (data.kind === "failed") reject(new Error(`${data.reason}: ${data.detail}`));
        if (data.kind === kind) resolve(data as T);
      };
      this.#worker.onerror = ({ message }) => reject(new Error(message));
    });
  }
}

/** As much of its interface as is used here. */
interface TasksVisionModule {
  FilesetResolver: { forVisionTasks(folder: string): Promise<unknown> };
  PoseLandmarker: { createFromOptions(files: unknown, options: object): Promise<PoseLandmarker> };
}

interface PoseLandmarker {
  detectForVideo(picture: VideoFrame | ImageBitmap | ImageData, timeMs: number): { landmarks: unknown[]; close(): void };
}

/** It takes a frame as it is, but has it quicker when it is first made into something else. */
const WAYS = {
  frame: async (frame: VideoFrame) => frame,
  bitmap: (frame: VideoFrame) => createImageBitmap(frame),
  async pixels(frame: VideoFrame) {
    const pixels = new ImageData(frame.displayWidth, frame.displayHeight);
    await frame.copyTo(pixels.data, { format: "RGBA" });
    return pixels;
  },
};
export type Way = keyof typeof WAYS;

/** MediaPipe Tasks Vision. It answers before it returns, so that it blocks the page or a worker alike. */
export class TasksVision {
  private constructor(
    readonly stream: Stream,
    readonly landmarker: PoseLandmarker,
  ) {}

  static async start(stream: Stream, folder: string, task: string): Promise<TasksVision> {
    const module = (await import(`${folder}vision_bundle.mjs`)) as TasksVisionModule;
    const files = await module.FilesetResolver.forVisionTasks(`${folder}wasm`);
    const landmarker = await module.PoseLandmarker.createFromOptions(files, {
      baseOptions: { modelAssetPath: task, delegate: "CPU" },
      runningMode: "VIDEO",
      numPoses: 1,
    });
    return new TasksVision(stream, landmarker);
  }

  async run(frames: number, way: Way): Promise<Sample[]> {
    const samples: Sample[] = [];
    for (let count = 0; count < frames; count++) {
      const { frame, timeS } = this.stream.take();
      const began = performance.now();
      const picture = await WAYS[way](frame);
      const result = this.landmarker.detectForVideo(picture, timeS * 1000);
      const ms = performance.now() - began;
      samples.push({ ms, networkMs: 0, detectorMs: 0, found: result.landmarks.length > 0 });
      result.close();
      frame.close();
      if ("close" in picture) picture.close();
      await breath();
    }
    return samples;
  }
}

interface LegacyPose {
  setOptions(options: object): void;
  onResults(told: (results: { poseLandmarks?: unknown[] }) => void): void;
  initialize(): Promise<void>;
  send(inputs: { image: HTMLCanvasElement }): Promise<void>;
}

/** MediaPipe Pose, the package before Tasks Vision. It knows no frames: it gets them drawn, and drawing is not counted. */
export class Legacy {
  readonly #canvas = document.createElement("canvas");
  #found = false;

  private constructor(
    readonly stream: Stream,
    readonly pose: LegacyPose,
  ) {
    pose.onResults(({ poseLandmarks }) => (this.#found = poseLandmarks !== undefined));
  }

  static async start(stream: Stream, folder: string): Promise<Legacy> {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = resolve;
      script.onerror = reject;
      script.src = `${folder}pose.js`;
      document.head.append(script);
    });
    const { Pose } = self as unknown as { Pose: new (options: object) => LegacyPose };
    const pose = new Pose({ locateFile: (name: string) => folder + name });
    // The network of the size "full".
    pose.setOptions({ modelComplexity: 1, smoothLandmarks: true });
    await pose.initialize();
    return new Legacy(stream, pose);
  }

  async run(frames: number): Promise<Sample[]> {
    const samples: Sample[] = [];
    for (let count = 0; count < frames; count++) {
      const { frame } = this.stream.take();
      this.#canvas.width = frame.displayWidth;
      this.#canvas.height = frame.displayHeight;
      this.#canvas.getContext("2d")!.drawImage(frame, 0, 0);
      frame.close();
      const began = performance.now();
      await this.pose.send({ image: this.#canvas });
      samples.push({ ms: performance.now() - began, networkMs: 0, detectorMs: 0, found: this.#found });
      await breath();
    }
    return samples;
  }
}

/** Lets the browser do what it would do between two frames. */
const breath = () => new Promise((resolve) => setTimeout(resolve, 0));
