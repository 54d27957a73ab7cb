// The exercise at hand: its runs one after another, and what was done of it so far.
import { wait } from "../page";
import type { Coach } from "./coach";
import { type Run, runsOf } from "./course";
import type { Keeper } from "./keep";
import { Pace } from "./pace";
import type { Way, Why } from "./plan";
import { asDone, doneOf, endOf, type ExerciseResult, timed, together } from "./result";
import type { Watch } from "./watch";

export class Exercise {
  readonly way: Way;
  /** Slug of the planned exercise. */
  readonly #planned: string;
  readonly #exchanged: Why | null;
  readonly #watch: Watch;
  readonly #coach: Coach;
  readonly #keeper: Keeper;
  readonly #runs: Run[];
  #at: number;
  /** What was done of it before the run at hand. */
  #before: ExerciseResult | null;
  #pace: Pace | null = null;
  #running = false;

  constructor(
    way: Way,
    planned: { exercise: string; exchanged: Why | null },
    at: number,
    before: ExerciseResult | null,
    by: { watch: Watch; coach: Coach; keeper: Keeper },
  ) {
    this.way = way;
    this.#planned = planned.exercise;
    this.#exchanged = planned.exchanged;
    this.#watch = by.watch;
    this.#coach = by.coach;
    this.#keeper = by.keeper;
    this.#runs = runsOf(way);
    this.#at = Math.min(at, this.#runs.length - 1);
    this.#before = before;
  }

  /** The place of the run at hand. */
  get at(): number {
    return this.#at;
  }

  get run(): Run {
    return this.#runs[this.#at]!;
  }

  /** A run has begun and is not over; it may be paused. */
  get running(): boolean {
    return this.#running;
  }

  get begun(): boolean {
    return this.#running || this.#before !== null;
  }

  get byCamera(): boolean {
    return this.#watch.on && this.way.camera;
  }

  /** The run is set up; runs that were done before the exercise was taken up again are passed over. */
  setUp() {
    while (doneOf(this.#before, this.run) >= this.run.goal && this.#at + 1 < this.#runs.length) this.#at += 1;
    this.#running = false;
    this.#pace = null;
    const done = Math.min(doneOf(this.#before, this.run), this.run.goal - 1);
    this.#coach.begin(this.way, this.run, done, this.byCamera);
    if (this.byCamera) this.#watch.next(this.way, this.run, done);
  }

  /** The run begins, or goes on after a pause. */
  go() {
    const again = this.#running;
    this.#running = true;
    if (this.byCamera) {
      if (again) this.#watch.resume();
      else this.#watch.start();
    } else {
      this.#pace ??= new Pace(this.way, this.run, doneOf(this.#before, this.run), (moment) => this.#coach.paced(moment));
      this.#pace.start();
    }
    if (!again) void this.draft();
  }

  freeze() {
    if (!this.#running) return;
    if (this.#pace !== null) this.#pace.pause();
    else this.#watch.pause();
  }

  /** With the run at hand; from the last word of a worker that no longer answers. */
  async soFar(): Promise<ExerciseResult> {
    const [before, run] = [this.#before, this.run];
    let result = before;
    if (this.#running && this.#pace !== null) {
      const { repetitions, heldS } = this.#pace.moment;
      const done = Math.max(0, repetitions - doneOf(before, run));
      result = together(before, timed(this.way, run, done, heldS, this.#pace.seconds));
    } else if (this.#running) {
      const seen = await Promise.race([this.#watch.result(), wait(2).then(() => null)]);
      result = seen === null ? (this.#keeper.result(this.way.exercise) ?? before) : together(before, seen);
    }
    return asDone(result, this.way, this.#planned, this.#exchanged);
  }

  async draft() {
    if (this.begun) await this.#keeper.draft(await this.soFar());
  }

  /** The run ends here, as planned or not: what was done of the exercise, with the landmarks of the run where they are kept. */
  async end(): Promise<ExerciseResult> {
    this.freeze();
    const [before, run, filmed] = [this.#before, this.run, this.#running && this.#pace === null];
    const result = await this.soFar();
    const bytes = filmed ? await this.#watch.recording() : null;
    if (bytes !== null) {
      const side = run.side === null ? {} : { side: run.side };
      await this.#keeper.record(result, { exercise: this.way.exercise, set: run.set, ...side, from_s: endOf(before) }, bytes);
    }
    return result;
  }

  /** The run is over. The next one, if there is one. */
  async next(): Promise<Run | null> {
    this.#before = await this.end();
    this.#running = false;
    this.#pace = null;
    const next = this.#runs[this.#at + 1];
    if (next === undefined) return null;
    this.#at += 1;
    void this.#keeper.draft(this.#before);
    return next;
  }

  /** The run cannot go on as it was: it is taken up again from its draft. */
  drop() {
    this.freeze();
    if (this.begun) this.#before = this.#keeper.result(this.way.exercise) ?? this.#before;
    this.#running = false;
    this.#pace = null;
  }

  /** What was done, for another level of it: it counts, and no set of it is taken for one of the new level. */
  async forLevel(way: Way): Promise<ExerciseResult | null> {
    if (!this.begun) return null;
    const result = await this.end();
    return { ...result, parts: result.parts.map((part) => ({ ...part, set: part.set + way.amount.sets })) };
  }
}
