// Play, pause, and any moment by slider or key.
import type { Say } from "../page";
import { backOf, frameAt, linesOf, type Mark, type Reel } from "./reel";

/** Where nothing was kept for longer than this, hundredths of a second, nothing is waited for: it was a pause. */
const PAUSE = 100;
/** One press of an arrow key, and of page up or down, hundredths of a second. */
const STEP = 20;
const LEAP = 300;

export class Player {
  readonly #section: HTMLElement;
  readonly #say: Say;
  readonly #play: HTMLButtonElement;
  readonly #slider: HTMLInputElement;
  readonly #moment: HTMLElement;
  readonly #marks: Mark[];
  #reel: Reel | null = null;
  #playing = false;
  /** The moment shown, and the page's clock when it was. */
  #at: number;
  #drawnMs = 0;

  constructor(section: HTMLElement, say: Say) {
    this.#section = section;
    this.#say = say;
    this.#play = section.querySelector("[data-play]")!;
    this.#slider = section.querySelector("input")!;
    this.#moment = section.querySelector("[data-moment]")!;
    this.#marks = JSON.parse(section.querySelector("script")!.textContent!) as Mark[];
    this.#at = Number(this.#slider.value);
    // Where less motion is wished, moments are looked at one by one.
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const allow = () => {
      this.#pause();
      this.#play.hidden = still.matches;
    };
    still.addEventListener("change", allow);
    allow();
    this.#play.addEventListener("click", () => void (this.#playing ? this.#pause() : this.#go()));
    this.#slider.addEventListener("input", () => void this.#seek(Number(this.#slider.value)));
    this.#slider.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("visibilitychange", () => this.#pause());
    section.querySelector<HTMLElement>(".controls")!.hidden = false;
    this.#tell();
  }

  async #go() {
    if (!(await this.#loaded())) return;
    if (this.#at >= this.#reel!.length) this.#at = 0;
    this.#playing = true;
    this.#play.textContent = this.#say("page-replay-say-pause");
    this.#drawnMs = performance.now();
    requestAnimationFrame((nowMs) => this.#tick(nowMs));
  }

  #pause() {
    this.#playing = false;
    this.#play.textContent = this.#say("page-replay-say-play");
  }

  #tick(nowMs: number) {
    const reel = this.#reel;
    if (!this.#playing || reel === null) return;
    const at = this.#at + Math.max(0, nowMs - this.#drawnMs) / 10;
    this.#drawnMs = nowMs;
    const next = reel.frames[frameAt(reel, at) + 1];
    this.#at = next !== undefined && next.at - at > PAUSE ? next.at : at;
    if (this.#at >= reel.length) {
      this.#at = reel.length;
      this.#pause();
    }
    this.#draw();
    requestAnimationFrame((nowMs) => this.#tick(nowMs));
  }

  #key(event: KeyboardEvent) {
    const by = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP, PageDown: -LEAP, PageUp: LEAP }[event.key];
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    void this.#seek(Math.min(Math.max(this.#at + by, 0), Number(this.#slider.max)));
  }

  async #seek(at: number) {
    this.#pause();
    this.#at = at;
    if (await this.#loaded()) this.#draw();
  }

  /** Fetched once it is wanted. */
  async #loaded(): Promise<boolean> {
    if (this.#reel !== null) return true;
    this.#moment.textContent = this.#say("page-replay-say-loading");
    try {
      const response = await fetch(this.#section.dataset.frames!, { headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(String(response.status));
      this.#reel = (await response.json()) as Reel;
      return true;
    } catch {
      this.#moment.textContent = this.#say("page-replay-say-failed");
      return false;
    }
  }

  #draw() {
    const reel = this.#reel!;
    const frame = reel.frames[frameAt(reel, this.#at)]!;
    const drawing = this.#section.querySelector(".stage svg")!;
    drawing.querySelector(".bones")!.setAttribute("d", linesOf(reel, frame));
    drawing.querySelector(".back")!.setAttribute("d", backOf(frame));
    const head = drawing.querySelector(".head")!;
    const place = frame.points[0];
    head.setAttribute("r", String(place ? reel.head : 0));
    if (place) {
      head.setAttribute("cx", String(place[0]));
      head.setAttribute("cy", String(place[1]));
    }
    this.#slider.value = String(this.#at);
    this.#tell(!frame.points.some((point) => point !== null));
  }

  /** Where it is, in words; they are what the slider says of itself, too. */
  #tell(unseen = false) {
    const values = { seconds: Math.round(this.#at / 100), length: Math.round(Number(this.#slider.max) / 100) };
    // The last repetition that has begun, as it was counted.
    const number = this.#marks.filter(({ start_s }) => 100 * start_s <= this.#at).length;
    const id = number > 0 ? "page-replay-say-repetition" : "page-replay-say-at";
    const where = this.#say(id, { ...values, number, count: this.#marks.length });
    const text = unseen ? `${where}, ${this.#say("page-replay-say-unseen")}` : where;
    this.#moment.textContent = text;
    this.#slider.setAttribute("aria-valuetext", text);
    this.#section.dataset.repetition = String(number);
  }
}
