// A session from welcome to its end: what happens, in which order. How it looks is in the styles, what counts in Rust.
import type { Outbox } from "../outbox/outbox";
import { keepFlushing } from "../outbox/send";
import type { Seen } from "../camera/tracker";
import { button, element, type Say, wait, write } from "../page";
import { stayAwake } from "../wake";
import { Change } from "./change";
import { Coach } from "./coach";
import { listen, type On } from "./controls";
import { Ending } from "./ending";
import { Exercise } from "./exercise";
import { Figure } from "./figure";
import type { Keeper } from "./keep";
import { Journey } from "./journey";
import { heldLock } from "./lock";
import { phase, type Phase, show } from "./phase";
import { type Closed, overBy, type Plan, sayingOf, type StopReason, type Way, type Why } from "./plan";
import { refusedNotice } from "./refused";
import { clock, fill } from "./ring";
import { cameraOffered, showNext, showPlace } from "./show";
import { Timer } from "./timer";
import { showTrouble } from "./trouble";
import { View } from "./view";
import { Voice } from "./voice";
import { type Trouble, Watch } from "./watch";

/** In view and in position for so long, the countdown begins. */
const STEADY_S = 1.5;
const START_ANYWAY_AFTER_S = 5;
/** Without a camera the device must be put down first; later it lies there. */
const FIRST_COUNT_S = 10;
const COUNT_S = 5;
/** In front of the camera one is in position already. */
const SEEN_COUNT_S = 3;
const SWITCH_S = 8;
const LONGER_S = 30;
/** Phases in which somebody is on the way. */
const UNDERWAY: readonly Phase[] = ["next", "setup", "countdown", "moving", "rest", "paused"];

export class Session {
  readonly #plan: Plan;
  readonly #say: Say;
  readonly #keeper: Keeper;
  readonly #voice = new Voice(document.documentElement.lang);
  readonly #watch: Watch;
  readonly #coach: Coach;
  readonly #change: Change;
  readonly #ending: Ending;
  readonly #figure = new Figure();
  readonly #timer = new Timer();
  readonly #journey: Journey;
  #exercise: Exercise;
  /** Something was done already on this page. */
  #begun = false;
  #leaving = false;
  #pausedIn: Phase = "welcome";
  /** Every countdown and dialog is of one turn; a newer turn ends it. */
  #turn = 0;

  constructor(plan: Plan, outbox: Outbox, keeper: Keeper) {
    this.#plan = plan;
    this.#keeper = keeper;
    this.#say = sayingOf(plan);
    this.#journey = new Journey(plan, keeper);
    const { place } = this.#journey;
    this.#watch = new Watch(plan.vision, plan.keep, this.#say, {
      seen: (seen) => this.#seen(seen),
      silent: () => this.#silent(),
      failed: (trouble) => this.#fail(trouble),
    });
    this.#coach = new Coach(this.#say, this.#voice, this.#figure, {
      counted: () => void this.#exercise.draft(),
      over: () => void this.#runOver(),
    });
    this.#change = new Change({
      freeze: () => this.#pause(),
      way: (way, why) => void this.#takeWay(way, why),
      leave: (why) => void this.#over(why),
      stop: () => button("stop").click(),
      back: () => this.#unpause(),
    });
    new View(this.#say);
    const lookForRefused = refusedNotice(outbox, this.#say);
    const send = keepFlushing(outbox, (sent) => {
      if (sent.refused > 0) void lookForRefused();
      this.#ending.sent(sent);
    });
    this.#ending = new Ending({ plan, keeper, place, say: this.#say, send, letGo: () => this.#letGo() });
    void lookForRefused();
    if (!outbox.durable) element("not-durable").hidden = false;
    const next = this.#journey.firstOpen;
    this.#exercise = this.#enter(next ?? 0, next === place.item ? place.run : 0);
    this.#listen();
    if (this.#locked()) return;
    if (place.over !== null && !place.over.answered) this.#ending.ask();
    else if (!this.#closed()) this.#arrive(next);
  }

  // ---- where the person is

  /** Takes up an exercise, with what was done of it. */
  #enter(item: number, run = 0, before = this.#keeper.result(this.#journey.wayOf(item).exercise)): Exercise {
    this.#journey.at(item, run);
    const planned = { exercise: this.#journey.item.exercise, exchanged: this.#journey.why };
    const by = { watch: this.#watch, coach: this.#coach, keeper: this.#keeper };
    this.#exercise = new Exercise(this.#journey.wayOf(item), planned, run, before, by);
    return this.#exercise;
  }

  #arrive(next: number | null) {
    if (next === null) {
      void this.#ending.done();
      return;
    }
    const { way, begun } = this.#exercise;
    if (this.#journey.again && (next > 0 || begun)) write("welcome-lead", this.#say("session-welcome-again", { name: way.name }));
    // Where the settings say that no camera is wanted, its networks are not asked for either.
    if (cameraOffered()) this.#watch.load(way.definition);
  }

  /** Whether a stop holds, of this page, another tab or before: then nothing goes on, whatever was going on. */
  #locked(): boolean {
    const reason = heldLock(this.#plan);
    if (reason === null) return false;
    if (phase() !== "stopped") this.#lockedElsewhere(reason);
    return true;
  }

  #lockedElsewhere(reason: StopReason) {
    this.#turn += 1;
    this.#freeze();
    for (const dialog of document.querySelectorAll("dialog")) dialog.close("");
    this.#ending.show(reason);
    void this.#ending.atStop(() => this.#soFar());
  }

  /** Whether this page's ticket serves no session any more, which is said. */
  #closed(): boolean {
    if (this.#begun) return false;
    const closed: Closed | null = this.#journey.place.over !== null ? "used" : overBy(this.#plan);
    if (closed !== null) this.#fail(closed);
    return closed !== null;
  }

  #listen() {
    const on: On = {
      begin: (withCamera) => void this.#begin(withCamera),
      startAnyway: () => void this.#countDown(SEEN_COUNT_S),
      pause: () => this.#pause(),
      resume: () => this.#resume(),
      done: () => void this.#runOver(),
      goOn: () => this.#goOn(),
      skip: () => this.#timer.skip(),
      longer: () => this.#timer.longer(LONGER_S),
      change: () => this.#openChange(),
      back: () => void this.#goBack(),
      finishCounted: () => void this.#over(),
      stopped: (reason) => this.#stopped(reason),
      unpause: () => this.#unpause(),
      visibility: () => this.#visibility(),
      lock: () => void this.#locked(),
    };
    listen(on, this.#voice);
  }

  // ---- towards a run

  async #begin(withCamera: boolean) {
    if (this.#locked() || this.#closed()) return;
    this.#voice.prepare();
    const turn = ++this.#turn;
    const still = () => turn === this.#turn;
    if (withCamera) {
      show("loading");
      this.#advise("session-asking-camera");
      this.#watch.load(this.#exercise.way.definition);
      const opened = await this.#watch.open(still);
      if (opened === "unwanted") return;
      if (opened !== "opened") {
        this.#fail(opened);
        return;
      }
      element("session").dataset.camera = "on";
      this.#advise("session-loading");
      await this.#watch.ready(still);
      if (!still()) return;
    } else {
      this.#watch.release();
      element("session").dataset.camera = "off";
    }
    if (this.#plan.programme && !this.#begun) this.#present();
    else this.#prepare();
  }

  /** What comes next, with time to get there. */
  #present() {
    this.#turn += 1;
    const { way } = this.#exercise;
    void this.#figure.show("next-figure", way);
    showNext(this.#plan, this.#journey.place.item, way, this.#journey.earlier !== null, this.#say);
    this.#showPlace();
    void stayAwake(true);
    show("next");
    this.#voice.say(this.#say("session-next-said", { name: way.name, much: way.much }));
    this.#wait(this.#plan.change_s, "next-ring", "next-clock");
  }

  /** Time that can be seen; then the run begins. */
  #wait(seconds: number, ring: string, face: string) {
    const tick = (leftS: number, share: number) => {
      clock(face, leftS);
      fill(ring, share);
    };
    this.#timer.start(seconds, tick, () => {
      this.#voice.sound("over");
      this.#prepare();
    });
  }

  /** In position, by the camera or by a countdown. */
  #prepare() {
    if (this.#locked()) return;
    const turn = ++this.#turn;
    const exercise = this.#exercise;
    const { way } = exercise;
    void this.#figure.show("guide", way);
    exercise.setUp();
    this.#figure.mirror(exercise.run.side === "right");
    this.#showPlace();
    element("session").dataset.byCamera = exercise.byCamera ? "yes" : "no";
    void stayAwake(true);
    if (!exercise.byCamera) {
      void this.#countDown(this.#begun || this.#plan.programme ? COUNT_S : FIRST_COUNT_S);
      return;
    }
    show("setup");
    button("start-anyway").hidden = true;
    void wait(START_ANYWAY_AFTER_S).then(() => {
      if (turn === this.#turn) button("start-anyway").hidden = false;
    });
  }

  async #countDown(seconds: number) {
    if (this.#locked() || this.#closed()) return;
    const turn = ++this.#turn;
    show("countdown");
    this.#advise("session-get-ready");
    for (let count = seconds; count > 0; count -= 1) {
      element("countdown").textContent = String(count);
      if (count <= 3) this.#voice.say(String(count));
      await wait(1);
      if (turn !== this.#turn) return;
    }
    this.#begun = true;
    show("moving");
    this.#advise("session-moving");
    element("voice-none").hidden = !this.#voice.on || this.#voice.speaks;
    void stayAwake(true);
    this.#exercise.go();
  }

  // ---- moving

  #seen({ progress, timeS }: Seen) {
    if (!this.#exercise.byCamera) return;
    if (phase() === "setup") {
      this.#advise(progress.framing);
      const asked = document.querySelector("dialog[open]") !== null;
      if (progress.ready_for_s >= STEADY_S && !asked) void this.#countDown(SEEN_COUNT_S);
    }
    if (phase() === "moving" && !this.#leaving) this.#coach.seen(progress, timeS);
  }

  #silent() {
    if (!this.#exercise.byCamera) return;
    if (phase() === "setup") this.#advise("unseen-no-picture");
    if (phase() === "moving") this.#coach.blind(performance.now() / 1000);
  }

  #pause() {
    const now = phase();
    if (this.#leaving || now === "paused" || !UNDERWAY.includes(now)) return;
    this.#turn += 1;
    this.#pausedIn = now;
    this.#freeze();
    void this.#exercise.draft();
    void stayAwake(false);
    show("paused");
    this.#advise("session-paused");
  }

  #freeze() {
    this.#timer.pause();
    if (phase() === "moving") this.#exercise.freeze();
  }

  #resume() {
    if (phase() !== "paused" || this.#locked()) return;
    if (this.#exercise.running) {
      void this.#countDown(COUNT_S);
    } else if (this.#pausedIn === "rest" || this.#pausedIn === "next") {
      this.#turn += 1;
      void stayAwake(true);
      show(this.#pausedIn);
      if (this.#pausedIn === "rest") this.#adviseRest();
      this.#timer.resume();
    } else {
      this.#prepare();
    }
  }

  /** A dialog was closed without a choice. Whoever was in mid-movement says when they are ready. */
  #unpause() {
    if (!this.#exercise.running) this.#resume();
  }

  #goOn() {
    const now = phase();
    if (now === "rest" || now === "next") this.#timer.skip();
    else if (now === "moving") void this.#runOver();
    else if (now === "setup") void this.#countDown(SEEN_COUNT_S);
  }

  #visibility() {
    if (document.hidden) this.#pause();
    else this.#locked();
    this.#watch.looking = !document.hidden;
  }

  // ---- between

  /** A set or a side is over. */
  async #runOver() {
    if (this.#leaving) return;
    this.#leaving = true;
    const turn = ++this.#turn;
    const { set } = this.#exercise.run;
    const next = await this.#exercise.next();
    this.#leaving = false;
    if (turn !== this.#turn) return;
    if (next === null) {
      await this.#over();
      return;
    }
    this.#journey.at(this.#journey.place.item, this.#exercise.at);
    this.#showPlace();
    this.#figure.mirror(next.side === "right");
    show("rest");
    this.#voice.say(this.#adviseRest());
    this.#wait(next.set === set ? SWITCH_S : this.#plan.rest_s, "ring", "clock");
  }

  #adviseRest(): string {
    const { set, sets, side } = this.#exercise.run;
    const id = side === "right" ? "session-switch-right" : "session-rest";
    this.#advise(id, { set, sets });
    return this.#say(id, { set, sets });
  }

  /** The exercise is over: as planned, or left for a reason. */
  async #over(left?: Why) {
    const turn = ++this.#turn;
    this.#timer.stop();
    this.#freeze();
    const failed = phase() === "failed";
    const result = await this.#exercise.end();
    if (left !== undefined) result.left = left;
    result.ended = "finished";
    element("session").dataset.result = JSON.stringify(result);
    const { timing } = this.#watch;
    if (timing !== null) element("session").dataset.timing = JSON.stringify(timing);
    await this.#keeper.over(result);
    this.#begun = true;
    if (turn !== this.#turn) return;
    const next = this.#journey.firstOpen;
    if (next === null) {
      await this.#ending.done();
      return;
    }
    this.#enter(next);
    // Whoever lost the camera is asked again, and can go on without.
    if (failed) await this.#begin(true);
    else this.#present();
  }

  #openChange() {
    if (!this.#leaving && UNDERWAY.includes(phase())) this.#change.open(this.#journey.item, this.#exercise.way);
  }

  async #takeWay(way: Way, why: Why | null) {
    const exercise = this.#exercise;
    if (way.kind === "instead" && exercise.begun) {
      // What was done of the planned one is kept as well.
      await this.#keeper.over({ ...(await exercise.end()), left: why ?? "other", ended: "finished" });
    }
    const before = way.kind === "instead" ? null : await exercise.forLevel(way);
    this.#journey.take(way, why);
    this.#enter(this.#journey.place.item, 0, before);
    this.#present();
  }

  async #goBack() {
    const earlier = this.#journey.earlier;
    if (earlier === null || this.#leaving || !UNDERWAY.includes(phase())) return;
    this.#turn += 1;
    this.#timer.stop();
    this.#freeze();
    await this.#exercise.draft();
    this.#keeper.reopen(this.#journey.wayOf(earlier).exercise);
    // Once more from its beginning; the more of the two is kept.
    this.#enter(earlier, 0, null);
    this.#present();
  }

  // ---- the end

  #soFar() {
    return this.#exercise.begun && !this.#keeper.isOver(this.#exercise.way.exercise) ? this.#exercise.end() : Promise.resolve(null);
  }

  #stopped(reason: StopReason) {
    const turn = ++this.#turn;
    this.#timer.stop();
    void this.#ending.stopped(reason, () => this.#soFar(), () => turn === this.#turn);
  }

  #fail(trouble: Trouble | Closed) {
    if (["after", "saved", "stopped"].includes(phase())) return;
    this.#turn += 1;
    this.#timer.stop();
    this.#exercise.drop();
    this.#watch.release();
    void stayAwake(false);
    showTrouble(trouble, this.#begun && this.#exercise.begun, this.#say);
  }

  #showPlace() {
    const { way, run } = this.#exercise;
    showPlace(this.#plan, this.#journey.place.item, way, run, this.#journey.earlier !== null, this.#say);
  }

  #advise(id: string, args: Record<string, number> = {}) {
    write("advice", this.#say(id, args));
  }

  #letGo() {
    this.#watch.close();
    void stayAwake(false);
  }
}
