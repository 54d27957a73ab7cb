/** The longer side of the picture that the networks look at, pixels; they see 256 of them in the end. */
const LONGER_SIDE = 640;

/** Draws a camera frame once and reads its pixels. */
export class Canvas {
  readonly #canvas = new OffscreenCanvas(1, 1);
  readonly #context = this.#canvas.getContext("2d", { willReadFrequently: true, alpha: false })!;

  /** Reads the frame upright, at most 640 pixels long, and closes it. */
  read(frame: VideoFrame | ImageBitmap): ImageData {
    const [width, height] = "displayWidth" in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
    const scale = Math.min(1, LONGER_SIDE / Math.max(width, height));
    const w = Math.max(1, Math.round(width * scale));
    const h = Math.max(1, Math.round(height * scale));
    if (this.#canvas.width !== w || this.#canvas.height !== h) {
      this.#canvas.width = w;
      this.#canvas.height = h;
    }
    this.#context.drawImage(frame, 0, 0, w, h);
    frame.close();
    return this.#context.getImageData(0, 0, w, h);
  }
}
