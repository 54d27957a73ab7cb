// The person's picture with what was seen drawn over it.
import { token } from "./page";
import type { Landmark, Report } from "./report";

/** Pairs of landmarks joined by a bone: trunk, arms, legs, feet, and ear to shoulder for the head. */
const BONES: readonly [number, number][] = [
  [11, 12], [11, 23], [12, 24], [23, 24],
  [11, 13], [13, 15], [12, 14], [14, 16],
  [23, 25], [25, 27], [24, 26], [26, 28],
  [27, 31], [28, 32], [7, 11], [8, 12],
];
const JOINTS = [0, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28, 31, 32];
/** Below it a point is a guess: hollow and dashed instead of solid. */
const SURE = 0.5;

export class Picture {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #silhouette = token("--session-silhouette");
  readonly #bone = token("--session-bone");
  readonly #halo = token("--session-halo");
  readonly #back = token("--session-back");

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d", { alpha: false })!;
  }

  set mirrored(on: boolean) {
    this.#canvas.classList.toggle("mirrored", on);
  }

  draw(source: VideoFrame | ImageBitmap | HTMLVideoElement, report: Report | null) {
    const [width, height] = sizeOf(source);
    if (width === 0 || height === 0) return;
    const scale = Math.min(1, 960 / Math.max(width, height));
    const w = Math.round(width * scale);
    const h = Math.round(height * scale);
    if (this.#canvas.width !== w || this.#canvas.height !== h) {
      this.#canvas.width = w;
      this.#canvas.height = h;
    }
    this.#context.drawImage(source, 0, 0, w, h);
    if (report !== null && report.width > 0) this.#over(report, w / report.width);
  }

  #over(report: Report, scale: number) {
    const context = this.#context;
    const unit = Math.max(this.#canvas.width, this.#canvas.height) / 320;
    context.save();
    context.lineCap = context.lineJoin = "round";
    const silhouette = path(report.outline, scale);
    silhouette.closePath();
    context.fillStyle = this.#silhouette;
    context.fill(silhouette);
    context.strokeStyle = this.#bone;
    context.lineWidth = unit * 0.6;
    context.stroke(silhouette);
    this.#bones(report.landmarks, scale, unit);
    const back = path(report.back, scale);
    for (const [width, color] of [[5, this.#halo], [3, this.#back]] as const) {
      context.lineWidth = unit * width;
      context.strokeStyle = color;
      context.stroke(back);
    }
    context.restore();
  }

  #bones(landmarks: Landmark[], scale: number, unit: number) {
    const context = this.#context;
    const halo = this.#halo;
    const bone = this.#bone;
    for (const [from, to] of BONES) {
      const a = landmarks[from];
      const b = landmarks[to];
      if (!a || !b) continue;
      const sure = Math.min(a.visibility, b.visibility) >= SURE;
      context.setLineDash(sure ? [] : [unit * 1.5, unit * 3]);
      for (const [width, color] of [[2.6, halo], [1.4, bone]] as const) {
        context.lineWidth = unit * width;
        context.strokeStyle = color;
        context.beginPath();
        context.moveTo(a.x * scale, a.y * scale);
        context.lineTo(b.x * scale, b.y * scale);
        context.stroke();
      }
    }
    context.setLineDash([]);
    for (const index of JOINTS) {
      const joint = landmarks[index];
      if (!joint) continue;
      context.beginPath();
      context.arc(joint.x * scale, joint.y * scale, unit * 2.2, 0, 2 * Math.PI);
      context.lineWidth = unit * 0.9;
      context.fillStyle = joint.visibility >= SURE ? bone : "transparent";
      context.strokeStyle = joint.visibility >= SURE ? halo : bone;
      context.fill();
      context.stroke();
    }
  }
}

function path(points: Float32Array, scale: number): Path2D {
  const drawn = new Path2D();
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = points[i]! * scale;
    const y = points[i + 1]! * scale;
    if (i === 0) drawn.moveTo(x, y);
    else drawn.lineTo(x, y);
  }
  return drawn;
}

function sizeOf(source: VideoFrame | ImageBitmap | HTMLVideoElement): [number, number] {
  if (source instanceof HTMLVideoElement) return [source.videoWidth, source.videoHeight];
  if ("displayWidth" in source) return [source.displayWidth, source.displayHeight];
  return [source.width, source.height];
}
