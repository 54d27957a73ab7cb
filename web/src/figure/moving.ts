// The moving figure: what is loaded only where a figure stands on the screen.

import { calm, type Figure, type Options, show, type Tempo } from "./figure.js";
import { Painter } from "./painter.js";
import { Reel } from "./reel.js";
import { FigureScene } from "./scene.js";
import { placeOfPhase, placeOfReach, Timeline } from "./tempo.js";

/** A figure that runs in step follows within about this time, seconds. */
const SOFT_S = 0.12;
/** It turns to another place at once only after that long without a picture. */
const LOST_S = 0.5;

export async function move(stage: HTMLElement, options: Options): Promise<Figure | null> {
  const painter = Painter.get();
  if (!painter) return null;
  const figure = new MovingFigure(stage, painter, options.fps ?? 60);
  const slug = stage.dataset["figure"];
  if (slug) await figure.load(slug);
  return figure;
}

const reels = new Map<string, Promise<Reel>>();

/** The points of an exercise; each is asked for once. */
function reelOf(address: string): Promise<Reel> {
  let reel = reels.get(address);
  if (!reel) {
    reel = fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`no figure: ${answer.status}`);
      return new Reel(await answer.json());
    });
    reel.catch(() => reels.delete(address));
    reels.set(address, reel);
  }
  return reel;
}

class MovingFigure implements Figure {
  readonly moving = true;
  readonly canvas = document.createElement("canvas");
  readonly scene = new FigureScene();
  readonly fps: number;
  readonly #stage: HTMLElement;
  readonly #painter: Painter;
  readonly #watch: IntersectionObserver;
  readonly #sized = new ResizeObserver(() => this.#stir());
  readonly #gone = new AbortController();
  #reel: Reel | null = null;
  /** The exercise that was asked for last. */
  #slug = "";
  #pose: Float32Array = new Float32Array();
  #right = false;
  #timeline: Timeline | null = null;
  #playing = false;
  /** Seconds of the timeline that have passed. */
  #playedS = 0;
  #target = 0;
  #place = 0;
  #lastMs = -Infinity;
  #aspect = 0;
  #onScreen = false;
  #due = true;

  constructor(stage: HTMLElement, painter: Painter, fps: number) {
    this.#stage = stage;
    this.#painter = painter;
    this.fps = fps;
    this.canvas.setAttribute("aria-hidden", "true");
    (stage.querySelector(".figure-picture") ?? stage).append(this.canvas);
    this.#watch = new IntersectionObserver((entries) => {
      this.#onScreen = entries.at(-1)?.isIntersecting ?? false;
      this.#stir();
    });
    this.#watch.observe(this.canvas);
    const { signal } = this.#gone;
    calm.addEventListener("change", () => this.#stir(), { signal });
    this.#sized.observe(this.canvas);
  }

  async load(slug: string) {
    this.#slug = slug;
    const reel = await reelOf(`${this.#stage.dataset["figures"] ?? ""}${slug}`);
    if (this.#gone.signal.aborted || slug !== this.#slug) return;
    show(this.#stage, slug);
    this.#reel = reel;
    this.#pose = reel.pose();
    this.#timeline = null;
    this.#playing = false;
    this.#target = this.#place = 0;
    this.#set();
  }

  play(tempo?: Tempo) {
    if (!this.#reel) return;
    if (tempo || !this.#timeline) {
      this.#timeline = new Timeline(this.#reel, tempo);
      this.#playedS = 0;
    }
    this.#playing = true;
    this.#stir();
  }

  pause() {
    this.#playing = false;
    this.#target = this.#place;
  }

  phase(share: number) {
    this.#follow((reel) => placeOfPhase(reel, share));
  }

  reach(share: number) {
    this.#follow((reel) => placeOfReach(reel, share));
  }

  mirror(right: boolean) {
    const other = right && (this.#reel?.perSide ?? true);
    if (other === this.#right) return;
    this.#right = other;
    this.#set();
  }

  dispose() {
    this.#gone.abort();
    this.#watch.disconnect();
    this.#sized.disconnect();
    this.#painter.leave(this);
    this.scene.dispose();
    this.canvas.remove();
    delete this.#stage.dataset["moving"];
  }

  /** Whether a picture is wanted now. */
  get wanted(): boolean {
    if (!this.#reel || !this.#onScreen || calm.matches) return false;
    return this.#due || this.#playing || Math.abs(this.#target - this.#place) > 1e-3;
  }

  /** Moves on to a time and lays the body. */
  advance(nowMs: number, aspect: number) {
    const reel = this.#reel;
    if (!reel) return;
    const passedS = Math.min((nowMs - this.#lastMs) / 1000, LOST_S);
    this.#lastMs = nowMs;
    if (this.#timeline && this.#playing) {
      this.#playedS += passedS < LOST_S ? passedS : 0;
      this.#place = this.#target = this.#timeline.at(this.#playedS);
    } else {
      this.#place += (this.#target - this.#place) * (1 - Math.exp(-passedS / SOFT_S));
    }
    if (aspect !== this.#aspect) {
      this.#aspect = aspect;
      this.scene.look(aspect);
    }
    reel.at(this.#place, this.#pose);
    this.scene.lay(this.#pose);
    this.#due = false;
  }

  /** The first picture stands: the drawings may go. */
  shown() {
    this.#stage.dataset["moving"] = "";
  }

  /** No picture can be made any more. */
  lost() {
    delete this.#stage.dataset["moving"];
    this.#due = true;
  }

  redress() {
    this.#stir();
  }

  #follow(where: (reel: Reel) => number) {
    if (!this.#reel) return;
    this.#playing = false;
    this.#target = where(this.#reel);
    this.#stir();
  }

  #set() {
    if (!this.#reel) return;
    this.scene.set(this.#reel, this.#right);
    this.#aspect = 0;
    this.#stir();
  }

  #stir() {
    this.#due = true;
    if (calm.matches) delete this.#stage.dataset["moving"];
    this.#painter.enter(this);
  }
}

export type { MovingFigure };
