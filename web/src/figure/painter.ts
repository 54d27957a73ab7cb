// One WebGL context for all figures of a page: each is painted in turn and copied onto its own canvas.

import { Color, WebGLRenderer } from "three";

import type { MovingFigure } from "./moving.js";
import { FigureScene } from "./scene.js";

/** Where painting takes longer than this for a while, pictures become smaller, and last without shadows; milliseconds. */
const SLOW_MS = 20;
/** Of the page's time a figure takes at most this share, however slowly it is painted. */
const SHARE = 0.5;
/** Pictures over which that is judged. */
const JUDGED = 20;

const dark = matchMedia("(prefers-color-scheme: dark)");

export class Painter {
  static #one: Painter | null | undefined;

  readonly #renderer: WebGLRenderer;
  readonly #figures = new Set<MovingFigure>();
  readonly #dressed = new WeakSet<MovingFigure>();
  readonly #paintedMs = new WeakMap<MovingFigure, number>();
  #asked = 0;
  #lost = false;
  /** Share of the screen's own pixels. */
  #fineness = 1;
  #slowMs = 0;
  #judged = 0;
  /** What the last picture took. */
  #tookMs = 0;

  /** The page's painter; null where the browser can't. */
  static get(): Painter | null {
    if (Painter.#one === undefined) {
      const canvas = document.createElement("canvas");
      // Asked for here, since the renderer would complain aloud where there is none.
      const context = canvas.getContext("webgl2", { antialias: true, alpha: true, powerPreference: "low-power" });
      Painter.#one = context && new Painter(canvas, context);
    }
    return Painter.#one;
  }

  private constructor(canvas: HTMLCanvasElement, context: WebGL2RenderingContext) {
    this.#renderer = new WebGLRenderer({ canvas, context });
    FigureScene.prepare(this.#renderer);
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      this.#lost = true;
      for (const figure of this.#figures) figure.lost();
    });
    canvas.addEventListener("webglcontextrestored", () => {
      this.#lost = false;
      this.#ask();
    });
    const redress = () => {
      for (const figure of this.#figures) {
        this.#dressed.delete(figure);
        figure.redress();
      }
    };
    dark.addEventListener("change", redress);
    // Somebody may choose a theme in the page.
    new MutationObserver(redress).observe(document.documentElement, { attributes: true, attributeFilter: ["class", "data-theme"] });
  }

  enter(figure: MovingFigure) {
    this.#figures.add(figure);
    this.#ask();
  }

  leave(figure: MovingFigure) {
    this.#figures.delete(figure);
  }

  #ask() {
    if (this.#asked || this.#lost) return;
    this.#asked = requestAnimationFrame((nowMs) => {
      this.#asked = 0;
      let more = false;
      for (const figure of this.#figures) {
        if (!figure.wanted) continue;
        more = true;
        // A little early is on time.
        const apartMs = Math.max(1000 / figure.fps - 4, this.#tookMs / SHARE);
        if (nowMs - (this.#paintedMs.get(figure) ?? -Infinity) < apartMs) continue;
        this.#paintedMs.set(figure, nowMs);
        this.#paint(figure, nowMs);
      }
      if (more) this.#ask();
    });
  }

  #paint(figure: MovingFigure, nowMs: number) {
    const { canvas } = figure;
    const fine = Math.min(devicePixelRatio, 2) * this.#fineness;
    const [width, height] = [Math.round(canvas.clientWidth * fine), Math.round(canvas.clientHeight * fine)];
    if (width < 2 || height < 2) return;
    const began = performance.now();
    if (!this.#dressed.has(figure)) {
      figure.scene.dress(tokens());
      this.#dressed.add(figure);
    }
    figure.advance(nowMs, width / height);
    const renderer = this.#renderer;
    const whole = renderer.domElement;
    // Growing only: a buffer that changes its size costs more than one that is too large.
    if (whole.width < width || whole.height < height) {
      renderer.setSize(Math.max(whole.width, width), Math.max(whole.height, height), false);
    }
    renderer.setViewport(0, 0, width, height);
    renderer.setScissor(0, 0, width, height);
    renderer.setScissorTest(true);
    renderer.render(figure.scene.scene, figure.scene.camera);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const flat = canvas.getContext("2d");
    flat?.clearRect(0, 0, width, height);
    flat?.drawImage(whole, 0, whole.height - height, width, height, 0, 0, width, height);
    figure.shown();
    this.#judge(performance.now() - began);
  }

  #judge(tookMs: number) {
    this.#tookMs = tookMs;
    this.#slowMs += tookMs;
    this.#judged += 1;
    if (this.#judged < JUDGED) return;
    const mean = this.#slowMs / this.#judged;
    this.#slowMs = this.#judged = 0;
    if (mean < SLOW_MS) return;
    if (this.#fineness > 0.5) this.#fineness = Math.max(this.#fineness * 0.7, 0.5);
    else this.#renderer.shadowMap.enabled = false;
  }
}

/** The page's colours now. */
function tokens() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => new Color(style.getPropertyValue(name).trim() || "#888");
  return {
    near: colour("--figure-near"),
    far: colour("--figure-far"),
    skin: colour("--figure-skin"),
    ground: colour("--figure-ground"),
    warm: colour("--warm"),
    ink: colour("--ink"),
    paper: colour("--paper"),
    dark: dark.matches,
  };
}
