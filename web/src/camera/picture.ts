// The person's picture with what was seen drawn over it.
import { token } from "../page";
import type { Hangs } from "./hangs";
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

type Source = VideoFrame | ImageBitmap | HTMLVideoElement;

export class Picture {
  readonly #canvas: HTMLCanvasElement;
  readonly #video: HTMLVideoElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #silhouette = token("--picture-silhouette");
  readonly #bone = token("--picture-bone");
  readonly #halo = token("--picture-halo");
  readonly #back = token("--picture-back");

  /** Draws the newest picture once more. */
  #again: () => void = () => undefined;

  constructor(canvas: HTMLCanvasElement, video: HTMLVideoElement) {
    this.#canvas = canvas;
    this.#video = video;
    this.#context = canvas.getContext("2d", { alpha: false })!;
    // A graphics card that went away took the drawing along.
    canvas.addEventListener("contextrestored", () => this.#again());
  }

  set likeMirror(on: boolean) {
    this.#canvas.classList.toggle("mirrored", on);
  }

  /** Nothing is shown any more. */
  clear() {
    this.#again = () => undefined;
    this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  /** Draws a picture upright, as the report has it, with what was seen over it. */
  draw(source: Source, hangs: Hangs, report: Report | null) {
    this.#again = () => this.draw(this.#video, hangs, report);
    const lying = hangs.turnDeg % 180 !== 0;
    const [sourceWidth, sourceHeight] = sizeOf(source);
    const [width, height] = lying ? [sourceHeight, sourceWidth] : [sourceWidth, sourceHeight];
    if (width === 0 || height === 0) return;
    const scale = Math.min(1, 960 / Math.max(width, height));
    const w = Math.round(width * scale);
    const h = Math.round(height * scale);
    if (this.#canvas.width !== w || this.#canvas.height !== h) {
      this.#canvas.width = w;
      this.#canvas.height = h;
    }
    this.#upright(source, hangs, lying ? h : w, lying ? w : h);
    if (report !== null && report.width > 0) this.#over(report, w / report.width);
  }

  #upright(source: Source, { turnDeg, mirrored }: Hangs, width: number, height: number) {
    const context = this.#context;
    context.save();
    context.translate(this.#canvas.width / 2, this.#canvas.height / 2);
    // Last comes first: turned, then swapped back.
    if (mirrored) context.scale(-1, 1);
    context.rotate((turnDeg * Math.PI) / 180);
    context.drawImage(source, -width / 2, -height / 2, width, height);
    context.restore();
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

function sizeOf(source: Source): [number, number] {
  if (source instanceof HTMLVideoElement) return [source.videoWidth, source.videoHeight];
  if ("displayWidth" in source) return [source.displayWidth, source.displayHeight];
  return [source.width, source.height];
}
