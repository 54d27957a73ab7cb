// From a camera frame to pixels in the Rust module's memory.

/** Somewhere to write RGBA pixels to. */
interface Target {
  pixels(width: number, height: number): Uint8Array<ArrayBuffer>;
}

/** The longer side of a picture that is drawn smaller first, pixels; the networks see 256 of them in the end. */
const LONGER_SIDE = 640;
/** Up to here copying the whole frame is quicker than drawing it smaller. */
const COPY_SIDE = 960;

const RGBA = { format: "RGBA" } as const;

export class Reader {
  /** Older browsers convert frames only by drawing them. */
  #copies = true;
  #drawing: OffscreenCanvasRenderingContext2D | null = null;

  /** Writes the frame, upright, and closes it. */
  async read(frame: VideoFrame | ImageBitmap, into: Target) {
    try {
      if (!(await this.#copy(frame, into))) this.#draw(frame, into);
    } finally {
      frame.close();
    }
  }

  async #copy(frame: VideoFrame | ImageBitmap, into: Target): Promise<boolean> {
    if (!this.#copies || !("copyTo" in frame) || frame.format === null) return false;
    const rotated = (frame as { rotation?: number }).rotation ?? 0;
    const { displayWidth: width, displayHeight: height, visibleRect } = frame;
    const whole = visibleRect?.width === width && visibleRect.height === height;
    if (rotated !== 0 || !whole || Math.max(width, height) > COPY_SIDE) return false;
    try {
      await frame.copyTo(into.pixels(width, height), RGBA);
      return true;
    } catch {
      this.#copies = false;
      return false;
    }
  }

  #draw(frame: VideoFrame | ImageBitmap, into: Target) {
    const [width, height] = "displayWidth" in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
    const scale = Math.min(1, LONGER_SIDE / Math.max(width, height));
    const w = Math.max(1, Math.round(width * scale));
    const h = Math.max(1, Math.round(height * scale));
    this.#drawing ??= new OffscreenCanvas(w, h).getContext("2d", { willReadFrequently: true, alpha: false })!;
    const { canvas } = this.#drawing;
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
    }
    this.#drawing.drawImage(frame, 0, 0, w, h);
    into.pixels(w, h).set(this.#drawing.getImageData(0, 0, w, h).data);
  }
}
