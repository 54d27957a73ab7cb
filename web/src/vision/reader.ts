// From a camera frame to pixels in the Rust module's memory.

/** Where RGBA pixels of a picture of this size go. */
export type Pixels = (width: number, height: number) => Uint8Array<ArrayBuffer>;

/** What a frame says of how it is to be turned and swapped to stand upright. */
export interface Hangs {
  turnDeg: number;
  mirrored: boolean;
}

const UPRIGHT: Hangs = { turnDeg: 0, mirrored: false };

/** The longer side of a picture that is drawn smaller first, pixels; the networks see 256 of them in the end. */
const LONGER_SIDE = 640;
/** Up to here copying the whole frame is quicker than drawing it smaller. */
const COPY_SIDE = 960;

const RGBA = { format: "RGBA" } as const;

export class Reader {
  /** Older browsers convert frames only by drawing them. */
  #copies = true;
  #drawing: OffscreenCanvasRenderingContext2D | null = null;

  /** Writes the frame and closes it; what was written is still to be turned like this. */
  async read(frame: VideoFrame | ImageBitmap, pixels: Pixels): Promise<Hangs> {
    try {
      return (await this.#copy(frame, pixels)) ?? this.#draw(frame, pixels);
    } finally {
      frame.close();
    }
  }

  async #copy(frame: VideoFrame | ImageBitmap, pixels: Pixels): Promise<Hangs | null> {
    if (!this.#copies || !("copyTo" in frame) || frame.format === null || frame.visibleRect === null) return null;
    const { width, height } = frame.visibleRect;
    // Both are newer than the types know. A copy has the frame as it was taken; drawing turns it.
    const { rotation = 0, flip = false } = frame as { rotation?: number; flip?: boolean };
    const lying = rotation % 180 !== 0;
    const square = frame.displayWidth === (lying ? height : width) && frame.displayHeight === (lying ? width : height);
    if (!square || Math.max(width, height) > COPY_SIDE) return null;
    try {
      await frame.copyTo(pixels(width, height), RGBA);
      return { turnDeg: rotation, mirrored: flip };
    } catch {
      this.#copies = false;
      return null;
    }
  }

  #draw(frame: VideoFrame | ImageBitmap, pixels: Pixels): Hangs {
    const [width, height] = "displayWidth" in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
    const scale = Math.min(1, LONGER_SIDE / Math.max(width, height));
    const w = Math.max(1, Math.round(width * scale));
    const h = Math.max(1, Math.round(height * scale));
    // A context that was lost with its graphics card may not come back: a new one does.
    // (Not every browser can tell.)
    if (this.#drawing?.isContextLost?.()) this.#drawing = null;
    this.#drawing ??= new OffscreenCanvas(w, h).getContext("2d", { willReadFrequently: true, alpha: false })!;
    const { canvas } = this.#drawing;
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
    }
    this.#drawing.drawImage(frame, 0, 0, w, h);
    pixels(w, h).set(this.#drawing.getImageData(0, 0, w, h).data);
    return UPRIGHT;
  }
}
