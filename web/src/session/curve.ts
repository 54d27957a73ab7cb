// The curve of the back over the last seconds, rounded above, hollow below.
import { element, token } from "../page";

/** Seconds shown. */
const WINDOW_S = 20;
/** The curve index spans at least this much, so that a still back is a still line. */
const LEAST_SPAN = 0.2;

/** The curve, where an exercise of this session has one. */
export function curveOf(): Curve | null {
  return element("curve-figure").hidden ? null : new Curve(element<HTMLCanvasElement>("curve"));
}

class Curve {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  #points: { timeS: number; index: number | null }[] = [];

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d")!;
    canvas.addEventListener("contextrestored", () => this.#draw(this.#points.at(-1)?.timeS ?? 0));
  }

  add(timeS: number, index: number | null) {
    this.#points.push({ timeS, index });
    const from = timeS - WINDOW_S;
    while (this.#points.length > 0 && this.#points[0]!.timeS < from) this.#points.shift();
    this.#draw(timeS);
  }

  #draw(nowS: number) {
    const ratio = devicePixelRatio;
    const width = Math.round(this.#canvas.clientWidth * ratio);
    const height = Math.round(this.#canvas.clientHeight * ratio);
    if (width === 0 || height === 0) return;
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    const context = this.#context;
    context.clearRect(0, 0, width, height);
    const seen = this.#points.flatMap(({ index }) => (index === null ? [] : [index]));
    if (seen.length === 0) return;
    const middle = (Math.max(...seen) + Math.min(...seen)) / 2;
    const span = Math.max(LEAST_SPAN, Math.max(...seen) - Math.min(...seen)) * 1.25;
    const x = (timeS: number) => width - 8 * ratio - ((nowS - timeS) / WINDOW_S) * (width - 8 * ratio);
    const y = (index: number) => height / 2 - ((index - middle) / span) * height;
    context.lineCap = context.lineJoin = "round";
    context.lineWidth = 3 * ratio;
    context.strokeStyle = context.fillStyle = token("--accent");
    context.beginPath();
    let drawing = false;
    for (const { timeS, index } of this.#points) {
      if (index === null) {
        drawing = false;
      } else if (drawing) {
        context.lineTo(x(timeS), y(index));
      } else {
        context.moveTo(x(timeS), y(index));
        drawing = true;
      }
    }
    context.stroke();
    const last = this.#points.at(-1)!;
    if (last.index !== null) {
      context.beginPath();
      context.arc(x(last.timeS), y(last.index), 5 * ratio, 0, 2 * Math.PI);
      context.fill();
    }
  }
}
