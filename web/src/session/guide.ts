// The guide without a camera: the exercise's drawing moves at its pace, repetitions are counted by the pace.

type Direction = "round" | "hollow";

export class Guide {
  readonly #drawing: Drawing;
  readonly #paceS: number;
  readonly #told: (repetitions: number, direction: Direction) => void;
  #doneS = 0;
  #sinceMs: number | null = null;
  #timer = 0;
  #half = -1;

  /** `paceS`: seconds each way. */
  constructor(place: HTMLElement, paceS: number, told: (repetitions: number, direction: Direction) => void) {
    this.#drawing = new Drawing(place);
    this.#paceS = paceS;
    this.#told = told;
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
    this.#draw();
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
    this.#told(this.repetitions, directionOf(half));
  }

  #draw() {
    if (this.#sinceMs === null) return;
    const halves = this.seconds / this.#paceS;
    const half = Math.floor(halves);
    // Slow at both ends, as a body moves; who asks for reduced motion sees where to go and nothing between.
    const share = reducedMotion.matches ? 1 : (1 - Math.cos(Math.PI * (halves - half))) / 2;
    this.#drawing.show(directionOf(half) === "round" ? share : 1 - share);
    requestAnimationFrame(() => this.#draw());
  }
}

const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

function directionOf(half: number): Direction {
  return half % 2 === 0 ? "round" : "hollow";
}

/** Attributes that say where a part of a drawing is. */
const WHERE = ["d", "cx", "cy"];
const NUMBER = /-?\d+(\.\d+)?/g;

/** The drawings of an exercise's two ends, which have the same parts in the same order, as one that moves between them. */
class Drawing {
  readonly #parts: { part: Element; attribute: string; text: string; round: number[]; hollow: number[] }[] = [];

  constructor(place: HTMLElement) {
    const [round, hollow] = Array.from(place.querySelectorAll("svg"), (svg) => svg.querySelectorAll(":not(.way, .way-end)"));
    round?.forEach((part, index) => {
      for (const attribute of WHERE) {
        const text = part.getAttribute(attribute);
        const other = hollow?.[index]?.getAttribute(attribute);
        if (text === null || other === null || other === undefined) continue;
        this.#parts.push({ part, attribute, text, round: numbersOf(text), hollow: numbersOf(other) });
      }
    });
    this.show(0);
  }

  /** `share`: 0 hollow to 1 round. */
  show(share: number) {
    for (const { part, attribute, text, round, hollow } of this.#parts) {
      let index = 0;
      const between = text.replace(NUMBER, () => {
        const [from, to] = [hollow[index] ?? 0, round[index] ?? 0];
        index += 1;
        return (from + (to - from) * share).toFixed(1);
      });
      part.setAttribute(attribute, between);
    }
  }
}

function numbersOf(text: string): number[] {
  return (text.match(NUMBER) ?? []).map(Number);
}
