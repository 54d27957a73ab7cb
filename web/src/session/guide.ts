// The guide without a camera: a circle that breathes at the pace of the exercise, repetitions counted by the pace.

export class Guide {
  readonly #circle: HTMLElement;
  readonly #paceS: number;
  readonly #told: (repetitions: number, direction: "round" | "hollow") => void;
  #doneS = 0;
  #sinceMs: number | null = null;
  #timer = 0;
  #half = -1;

  /** `paceS`: seconds each way. */
  constructor(circle: HTMLElement, paceS: number, told: (repetitions: number, direction: "round" | "hollow") => void) {
    this.#circle = circle;
    this.#paceS = paceS;
    this.#told = told;
    circle.style.setProperty("--pace", `${paceS}s`);
  }

  /** Seconds moved so far, without the pauses. */
  get seconds(): number {
    return this.#doneS + (this.#sinceMs === null ? 0 : (performance.now() - this.#sinceMs) / 1000);
  }

  get repetitions(): number {
    return Math.floor(this.seconds / (2 * this.#paceS));
  }

  start() {
    this.#sinceMs = performance.now();
    this.#tick();
    this.#timer = window.setInterval(() => this.#tick(), 100);
  }

  pause() {
    this.#doneS = this.seconds;
    this.#sinceMs = null;
    clearInterval(this.#timer);
  }

  #tick() {
    const half = Math.floor(this.seconds / this.#paceS);
    if (half === this.#half) return;
    this.#half = half;
    const direction = half % 2 === 0 ? "round" : "hollow";
    this.#circle.dataset.direction = direction;
    this.#told(this.repetitions, direction);
  }
}
