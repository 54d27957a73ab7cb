// The product's camera worker, driven by a test instead of by a page.
import type { JSHandle, Page } from "playwright-core";

/** What tests read of the worker's messages; web/src/vision/messages.ts has them all. */
export interface Heard {
  ready: { networks: Chosen };
  networks: { networks: Chosen };
  still: { people: unknown[] };
  frame: { report: Float32Array; progress: { sight: Sight }; ms: number; networkMs: number; detectorMs: number };
  bench: { networkMs: number; detectorMs: number; threads: number };
}

export interface Sight {
  state: "seen" | "partly" | "not-seen";
  missing: string[];
}

export interface Chosen {
  accelerator: "webgpu" | "wasm";
  threads: number;
  size: "lite" | "full" | "heavy";
}

export interface Driven {
  tell(message: { kind: string } & Record<string, unknown>, transfer?: Transferable[]): void;
  /** The next message of a kind; rejects when the worker fails first. */
  heard<K extends keyof Heard>(kind: K): Promise<Heard[K]>;
  /** What it chose at first. */
  first: Heard["ready"];
}

/** Starts the worker in a page of its own; what isn't fixed it chooses by itself. */
export async function startWorker(page: Page, settings: Partial<Chosen> = {}): Promise<JSHandle<Driven>> {
  await page.goto("/camera");
  return page.evaluateHandle(async (settings) => {
    const { vision: folder, definition } = document.querySelector<HTMLElement>("main#camera")!.dataset as Record<string, string>;
    const worker = new Worker(`${folder}worker.js`);
    const driven: Driven = {
      tell: (message, transfer = []) => worker.postMessage(message, transfer),
      heard: (kind) =>
        new Promise((resolve, reject) => {
          const listen = ({ data }: MessageEvent) => {
            if (data.kind === "failed") reject(new Error(`${data.reason}: ${data.detail}`));
            if (data.kind !== kind) return;
            worker.removeEventListener("message", listen);
            resolve(data);
          };
          worker.addEventListener("message", listen);
        }),
      first: { networks: { accelerator: "wasm", threads: 0, size: "full" } },
    };
    const ready = driven.heard("ready");
    driven.tell({ kind: "load", folder, definition, prescribed: 1, settings });
    driven.first = await ready;
    return driven;
  }, settings);
}
