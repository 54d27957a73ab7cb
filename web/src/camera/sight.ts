// What of the person is seen, as one line of words: always exactly one of seen, partly seen, not seen.
import { element, type Say, write } from "../page";
import type { Part, Sight } from "../vision/messages";

/** A change is shown when it has lasted so long. */
const STEADY_S = 0.4;
const PARTS: readonly Part[] = ["head", "shoulders", "elbows", "hands", "hips", "knees", "feet"];

/** A value that follows another one without its flicker: once a change has lasted. */
export class Steady<T> {
  readonly #lastingS: number;
  #candidate: T;
  #sinceS = -Infinity;

  constructor(public shown: T, lastingS = STEADY_S) {
    this.#candidate = shown;
    this.#lastingS = lastingS;
  }

  push(value: T, timeS: number): T {
    if (value !== this.#candidate) {
      this.#candidate = value;
      this.#sinceS = timeS;
    }
    if (timeS - this.#sinceS >= this.#lastingS) this.shown = value;
    return this.shown;
  }
}

export class SightLine {
  readonly #say: Say;
  readonly #list = new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" });
  readonly #state = new Steady<Sight["state"]>("not-seen");
  readonly #missing = new Map(PARTS.map((part) => [part, new Steady(true)]));

  constructor(say: Say) {
    this.#say = say;
    this.#show("not-seen", "");
  }

  /** `enough`: what is not seen is not needed now. */
  show({ state, missing }: Sight, enough: boolean, timeS: number) {
    const shown = this.#state.push(state, timeS);
    const steady = PARTS.filter((part) => this.#missing.get(part)!.push(missing.includes(part), timeS));
    // While parts come and go the line keeps what it says; only at first it takes what there is.
    const first = element("sight").dataset.state !== "partly";
    const parts = (steady.length > 0 || !first ? steady : missing).map((part) => this.#say(`part-${part}`));
    if (shown === "partly" && parts.length === 0) return;
    this.#show(shown, this.#list.format(parts), enough);
  }

  #show(state: Sight["state"], parts: string, enough = false) {
    element("sight").dataset.state = state;
    const text = this.#say(`sight-${state}`, { parts });
    write("sight-text", state === "partly" && enough ? `${text} ${this.#say("sight-enough")}` : text);
  }
}

/** No picture came: nobody is seen on it. */
export const NOTHING: Sight = { state: "not-seen", missing: [] };
