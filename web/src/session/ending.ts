// The end of a session: handed in, asked how it was, saved; or stopped.
import type { Sent } from "../outbox/send";
import { uuid } from "../outbox/uuid";
import { element, type Say } from "../page";
import { ask, onAnswered, wentWell } from "./after";
import type { Answers, Keeper } from "./keep";
import { heldLock, setLock } from "./lock";
import { phase, show } from "./phase";
import { type Place, rememberPlace } from "./place";
import type { Plan, StopReason } from "./plan";
import type { ExerciseResult } from "./result";
import { showWhole } from "./show";

interface By {
  plan: Plan;
  keeper: Keeper;
  place: Place;
  say: Say;
  send: () => Promise<void>;
  /** Lets go of camera and screen. */
  letGo: () => void;
}

export class Ending {
  readonly #by: By;
  #ended = false;
  #refused = false;

  constructor(by: By) {
    this.#by = by;
    onAnswered((answers) => void this.#save(answers));
  }

  /** All exercises are over. */
  async done() {
    this.#ended = true;
    this.#by.letGo();
    await this.#handIn(false);
    if (heldLock(this.#by.plan) === null) this.ask();
  }

  /** The questions afterwards. */
  ask() {
    const { over } = this.#by.place;
    if (over === null) return;
    showWhole(this.#by.plan);
    ask(over.text, over.timed);
    show("after");
  }

  /** A stop by the person: first the lock, then the stop, which nothing may lose; sent after the exercises, which have the older ids. */
  async stopped(reason: StopReason, soFar: () => Promise<ExerciseResult | null>, still: () => boolean) {
    const ends = this.#by.plan.stops[reason].locked_h !== null;
    if (ends) {
      setLock(this.#by.plan, reason);
      this.show(reason);
    }
    await this.#by.keeper.stopped(uuid(), reason);
    await this.atStop(soFar);
    if (!ends && still()) this.ask();
  }

  /** Hands in what was done until a stop, here or in another tab. */
  async atStop(soFar: () => Promise<ExerciseResult | null>) {
    if (!this.#ended) {
      this.#ended = true;
      const result = await soFar();
      this.#by.letGo();
      if (result !== null) {
        const stopped: ExerciseResult = { ...result, ended: "stopped" };
        element("session").dataset.result = JSON.stringify(stopped);
        await this.#by.keeper.over(stopped);
      }
      await this.#handIn(true);
    }
    void this.#by.send();
  }

  show(reason: StopReason) {
    showWhole(this.#by.plan);
    element("stop-text").textContent = this.#by.say(this.#by.plan.stops[reason].message.id);
    show("stopped");
  }

  /** What came of sending. */
  sent({ waiting, refused, sent }: Sent) {
    this.#refused ||= refused > 0;
    const { say, plan } = this.#by;
    const state = this.#refused ? "session-not-sent" : waiting > 0 ? "session-kept" : "session-sent";
    element("kept").textContent = say(state);
    element("stop-kept").textContent = sent + waiting + refused > 0 ? say(state) : "";
    element("kept-link").hidden = waiting > 0;
    if (phase() === "saved" && waiting === 0 && !this.#refused) location.assign(plan.afterwards);
  }

  async #handIn(stopped: boolean) {
    const { keeper, plan, place, say, send } = this.#by;
    await keeper.settle();
    const { results } = keeper;
    const [one] = results;
    const alone = !plan.programme && one !== undefined;
    // Without the camera nobody has counted but the person.
    const timed = alone && element("session").dataset.camera === "off";
    const counted = alone ? say(timed ? "session-after-timed" : "session-after-counted", { count: one.repetitions }) : "";
    const text = [counted, wentWell(plan, results, stopped, say)].filter((part) => part !== "").join(" ");
    // Nobody is asked how it was after a stop that locks.
    place.over = { answered: heldLock(plan) !== null, timed, text };
    rememberPlace(place);
    void send();
  }

  async #save(answers: Answers) {
    const { keeper, place, say, send } = this.#by;
    await keeper.sessionEnded(answers);
    if (place.over !== null) place.over.answered = true;
    rememberPlace(place);
    void send();
    if (phase() !== "after") return;
    show("saved");
    element("kept").textContent = say("session-sending");
  }
}
