// One session from welcome to saved: what happens, in which order. How it looks is in the styles, what counts in Rust.
import type { Outbox } from "../outbox/outbox";
import { keepFlushing, type Sent } from "../outbox/send";
import { uuid } from "../outbox/uuid";
import { type Camera, type CameraTrouble, openCamera } from "../camera/camera";
import { Picture } from "../camera/picture";
import { NOTHING, SightLine } from "../camera/sight";
import { type Seen, Tracker } from "../camera/tracker";
import { button, element, type Say, wait, write } from "../page";
import type { Reason } from "../vision/messages";
import { stayAwake } from "../wake";
import { curveOf } from "./curve";
import { Guide } from "./guide";
import { type ExerciseResult, Keeper } from "./keep";
import { doneWith, remember } from "./done";
import { heldLock, onLock, setLock } from "./lock";
import { phase, type Phase, show } from "./phase";
import { type Plan, sayingOf, type StopReason } from "./plan";
import { stopButton } from "./stop";
import { refusedNotice } from "./refused";
import { Voice } from "./voice";

/** In view and in position for so long, the countdown begins. */
const STEADY_S = 1.5;
const START_ANYWAY_AFTER_S = 5;
/** A cue stays readable for so long. */
const CUE_S = 4;
/** Nothing is said about a glance away. */
const UNSEEN_AFTER_S = 1;

type Trouble = CameraTrouble | Reason | "lost" | Closed;
/** Why no set can begin on this page. */
type Closed = "expired" | "used";

export class Session {
  readonly #plan: Plan;
  readonly #say: Say;
  readonly #keeper: Keeper;
  readonly #voice = new Voice(document.documentElement.lang);
  readonly #video = element<HTMLVideoElement>("video");
  readonly #picture = new Picture(element<HTMLCanvasElement>("picture"), this.#video);
  /** Only where the curve of the back carries the exercise. */
  readonly #curve = curveOf(document.querySelector<HTMLCanvasElement>("#curve"));
  readonly #sight: SightLine;
  readonly #guide: Guide;
  readonly #send: () => Promise<void>;
  readonly #lookForRefused: () => Promise<void>;
  #tracker: Tracker | null = null;
  #trackerTrouble: Reason | null = null;
  #camera: Camera | null = null;
  /** The set has begun: from here on it goes into the record. */
  #begun = false;
  #ended = false;
  #refused = false;
  /** Every countdown and dialog is of one turn; a newer turn ends it. */
  #turn = 0;
  #repetitions = 0;
  #cue: { text: string; untilS: number } | null = null;
  #unseenSinceS: number | null = null;

  constructor(plan: Plan, outbox: Outbox) {
    this.#plan = plan;
    this.#say = sayingOf(plan);
    this.#sight = new SightLine(this.#say);
    this.#keeper = new Keeper(plan, outbox);
    this.#guide = new Guide(element("guide"), plan.pace_s, (repetitions, direction) => this.#guided(repetitions, direction));
    this.#lookForRefused = refusedNotice(outbox, this.#say);
    this.#send = keepFlushing(outbox, (sent) => this.#sent(sent));
    void this.#lookForRefused();
    if (!outbox.durable) element("not-durable").hidden = false;
    this.#listen();
    if (this.#locked()) return;
    const done = doneWith(plan.ticket);
    if (done !== null && !done.answered) this.#after(done.repetitions, done.timed);
    else if (!this.#closed()) this.#loadTracker();
  }

  /** Whether a stop holds, of this page, another tab or before: then nothing goes on, whatever was going on. */
  #locked(): boolean {
    const reason = heldLock(this.#plan);
    if (reason === null) return false;
    if (phase() !== "stopped") void this.#lockedElsewhere(reason);
    return true;
  }

  async #lockedElsewhere(reason: StopReason) {
    this.#turn += 1;
    if (phase() === "moving") this.#freeze();
    element<HTMLDialogElement>("stop-dialog").close("");
    this.#showStop(reason);
    await this.#endStopped();
  }

  /** Whether this page's ticket serves no set any more, which is said. */
  #closed(): boolean {
    if (this.#begun) return false;
    const closed: Closed | null =
      doneWith(this.#plan.ticket) !== null ? "used" : Date.parse(this.#plan.expires_at) <= Date.now() ? "expired" : null;
    if (closed !== null) this.#fail(closed);
    return closed !== null;
  }

  #listen() {
    button("allow-camera").addEventListener("click", () => void this.#withCamera());
    button("without-camera").addEventListener("click", () => void this.#withoutCamera());
    button("failed-retry").addEventListener("click", () => void this.#withCamera());
    button("failed-without").addEventListener("click", () => void this.#withoutCamera());
    button("loading-without").addEventListener("click", () => void this.#withoutCamera());
    button("failed-finish").addEventListener("click", () => void this.#finish());
    button("hang-back").addEventListener("click", () => {
      if (this.#camera === null) return;
      this.#camera.hangs = { ...this.#camera.hangs, turnDeg: 0 };
      this.#tracker?.hang();
      button("hang-back").hidden = true;
    });
    button("start-anyway").addEventListener("click", () => void this.#countDown());
    button("pause").addEventListener("click", () => this.#pause());
    button("resume").addEventListener("click", () => void this.#countDown());
    button("finish").addEventListener("click", () => void this.#finish());
    button("paused-finish").addEventListener("click", () => void this.#finish());
    button("save").form!.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#save();
    });
    const voice = button("voice");
    const showVoice = () => voice.setAttribute("aria-pressed", String(this.#voice.on));
    voice.addEventListener("click", () => {
      this.#voice.on = !this.#voice.on;
      element("voice-none").hidden = true;
      showVoice();
    });
    showVoice();
    stopButton({
      freeze: () => this.#pause(),
      stopped: (reason) => void this.#stopped(reason),
      back: () => undefined,
    });
    document.addEventListener("visibilitychange", () => this.#visibility());
    onLock(() => void this.#locked());
  }

  // ---- set-up

  #loadTracker() {
    this.#trackerTrouble = null;
    const tracker = new Tracker(this.#plan.vision, this.#plan.definition, this.#plan.repetitions);
    tracker.onSeen = (seen) => this.#seen(seen);
    tracker.onSilent = () => this.#silent();
    tracker.onFailed = (reason) => {
      this.#trackerTrouble = reason;
      tracker.close();
      this.#tracker = null;
      // Before the camera is asked for there is nobody to be told yet.
      if (this.#camera !== null) this.#fail(reason);
    };
    this.#tracker = tracker;
  }

  async #withCamera() {
    if (this.#locked() || this.#closed()) return;
    this.#voice.prepare();
    const turn = ++this.#turn;
    show("loading");
    this.#advise(this.#say("session-asking-camera"));
    if (this.#tracker === null) this.#loadTracker();
    const camera = await openCamera(this.#video);
    if (turn !== this.#turn) {
      if (typeof camera !== "string") camera.release();
      return;
    }
    if (typeof camera === "string") {
      this.#fail(camera);
      return;
    }
    if (this.#trackerTrouble !== null) {
      camera.release();
      this.#fail(this.#trackerTrouble);
      return;
    }
    this.#camera = camera;
    element("session").dataset.camera = "on";
    this.#picture.likeMirror = camera.likeMirror;
    // Whoever turned the picture on another day may not remember why it stands on its head.
    button("hang-back").hidden = camera.hangs.turnDeg === 0;
    camera.onEnded(() => this.#fail("lost"));
    const tracker = this.#tracker!;
    tracker.watch(camera);
    this.#advise(this.#say("session-loading"));
    const preview = setInterval(() => {
      if (turn === this.#turn && phase() === "loading") this.#picture.draw(this.#video, camera.hangs, null);
      else clearInterval(preview);
    }, 66);
    await tracker.ready;
    if (turn === this.#turn) this.#setUp(turn);
  }

  #setUp(turn: number) {
    show("setup");
    button("start-anyway").hidden = true;
    void wait(START_ANYWAY_AFTER_S).then(() => {
      if (turn === this.#turn) button("start-anyway").hidden = false;
    });
  }

  async #withoutCamera() {
    if (this.#locked() || this.#closed()) return;
    this.#voice.prepare();
    this.#release();
    element("session").dataset.camera = "off";
    element("unit").textContent = this.#say("session-rounds");
    await this.#countDown();
  }

  async #countDown() {
    if (this.#locked() || this.#closed()) return;
    const turn = ++this.#turn;
    show("countdown");
    this.#advise(this.#say("session-get-ready"));
    // In front of the camera one is in position already; without it the device must be put down first.
    const seconds = this.#timed ? 10 : this.#begun ? 5 : 3;
    for (let count = seconds; count > 0; count -= 1) {
      element("countdown").textContent = String(count);
      if (count <= 3) this.#voice.say(String(count));
      await wait(1);
      if (turn !== this.#turn) return;
    }
    this.#move();
  }

  // ---- moving

  #move() {
    const again = this.#begun;
    this.#begun = true;
    show("moving");
    this.#advise(this.#say("session-moving"));
    if (!again) this.#showRepetitions(0);
    element("voice-none").hidden = !this.#voice.on || this.#voice.speaks;
    void stayAwake(true);
    if (this.#timed) {
      this.#guide.start();
    } else if (again) {
      this.#tracker?.resume();
    } else {
      this.#tracker?.start();
    }
    if (!again) void this.#draft();
  }

  get #timed(): boolean {
    return element("session").dataset.camera === "off";
  }

  #seen({ picture, hangs, report, progress, timeS }: Seen) {
    this.#picture.draw(picture ?? this.#video, hangs, report);
    this.#curve?.add(timeS, progress.curve);
    this.#sight.show(progress.sight, progress.framing === "framing-ready", timeS);
    switch (phase()) {
      case "setup":
        this.#advise(this.#say(progress.framing));
        if (progress.ready_for_s >= STEADY_S && !element<HTMLDialogElement>("stop-dialog").open) void this.#countDown();
        break;
      case "moving":
        if (progress.repetitions !== this.#repetitions) this.#counted(progress.repetitions);
        this.#coach(progress.unseen, progress.cue, timeS);
        break;
    }
  }

  #silent() {
    this.#sight.show(NOTHING, false, performance.now() / 1000);
    // What was drawn over the picture is not seen any more.
    if (this.#camera !== null) this.#picture.draw(this.#video, this.#camera.hangs, null);
    if (phase() === "setup") this.#advise(this.#say("unseen-no-picture"));
    if (phase() === "moving") this.#coach("unseen-no-picture", null, performance.now() / 1000);
  }

  #coach(unseen: string | null, cue: string | null, timeS: number) {
    if (cue !== null) {
      const text = this.#say(cue);
      this.#cue = { text, untilS: timeS + CUE_S };
      this.#voice.say(text);
    }
    this.#unseenSinceS = unseen === null ? null : (this.#unseenSinceS ?? timeS);
    const blind = this.#unseenSinceS !== null && timeS - this.#unseenSinceS >= UNSEEN_AFTER_S;
    element("session").dataset.seen = blind ? "no" : "yes";
    if (blind) {
      this.#advise(this.#say(unseen!));
    } else if (this.#cue !== null && timeS < this.#cue.untilS) {
      this.#advise(this.#cue.text);
    } else {
      this.#advise(this.#say(this.#repetitions >= this.#plan.repetitions ? "session-goal-reached" : "session-moving"));
    }
  }

  #counted(repetitions: number) {
    this.#showRepetitions(repetitions);
    this.#voice.say(repetitions === this.#plan.repetitions ? this.#say("session-goal-reached") : String(repetitions));
    void this.#draft();
  }

  #guided(repetitions: number, direction: "round" | "hollow") {
    if (repetitions !== this.#repetitions) this.#counted(repetitions);
    const reached = repetitions >= this.#plan.repetitions;
    const text = this.#say(direction === "round" ? "session-guide-round" : "session-guide-hollow");
    this.#advise(reached ? `${text} ${this.#say("session-goal-reached")}` : text);
    if (this.#repetitions === 0) this.#voice.say(text);
  }

  #showRepetitions(repetitions: number) {
    this.#repetitions = repetitions;
    element("repetitions").textContent = String(repetitions);
    element("session").dataset.goal = repetitions >= this.#plan.repetitions ? "reached" : "open";
  }

  #pause() {
    const now = phase();
    if (now !== "moving" && now !== "countdown") return;
    this.#turn += 1;
    if (now === "moving") {
      this.#freeze();
      void this.#draft();
    }
    void stayAwake(false);
    show("paused");
    this.#advise(this.#say("session-paused"));
  }

  #freeze() {
    if (this.#timed) this.#guide.pause();
    else this.#tracker?.pause();
  }

  #visibility() {
    const hidden = document.hidden;
    if (hidden) this.#pause();
    else this.#locked();
    if (this.#camera !== null) this.#camera.enabled = !hidden;
  }

  // ---- the end of the set

  async #finish() {
    const turn = ++this.#turn;
    if (phase() === "moving") this.#freeze();
    const result = await this.#result();
    await this.#endSet({ ...result, ended: "finished" });
    void this.#send();
    if (turn === this.#turn) this.#after(this.#repetitions, this.#timed);
  }

  async #endSet(result: ExerciseResult) {
    this.#ended = true;
    const main = element("session");
    main.dataset.result = JSON.stringify(result);
    if (this.#tracker?.timing) main.dataset.timing = JSON.stringify(this.#tracker.timing);
    this.#release();
    this.#tracker?.close();
    this.#tracker = null;
    await this.#keeper.exerciseDone(result);
    // Nobody is asked how it was after a stop that locks.
    this.#remember(heldLock(this.#plan) !== null);
  }

  #remember(answered: boolean) {
    remember({ ticket: this.#plan.ticket, repetitions: this.#repetitions, timed: this.#timed, answered });
  }

  /** The set so far; from the last word of a worker that no longer answers. */
  async #result(): Promise<ExerciseResult> {
    if (this.#timed) return this.#timedResult();
    const late = wait(2).then(() => null);
    const result = (await Promise.race([this.#tracker?.result() ?? null, late])) as ExerciseResult | null;
    return result ?? this.#keeper.latest ?? this.#timedResult();
  }

  #timedResult(): ExerciseResult {
    return {
      exercise: this.#plan.exercise,
      tier: "timed",
      repetitions: this.#guide.repetitions,
      correct: 0,
      prescribed: this.#plan.repetitions,
      hold_s: 0,
      duration_s: this.#guide.seconds,
      tracked_share: 0,
      frames: 0,
      ms_per_frame: 0,
      ended: "finished",
      repetition_marks: [],
      curve: [],
      unseen: [],
    };
  }

  async #draft() {
    await this.#keeper.draft(await this.#result());
  }

  #after(repetitions: number, timed: boolean) {
    element("done-question").hidden = !timed;
    const done = element<HTMLInputElement>("done");
    done.disabled = !timed;
    // What a drawing went through is not what a person did: they say it themselves, or nobody does.
    done.value = "";
    element("after-count").textContent = this.#say(timed ? "session-after-timed" : "session-after-counted", {
      count: repetitions,
    });
    show("after");
  }

  async #save() {
    if (button("save").disabled) return;
    button("save").disabled = true;
    const chosen = (name: string) => {
      const input = document.querySelector<HTMLInputElement>(`input[name=${name}]:checked`);
      return input === null ? null : Number(input.value);
    };
    const done = element<HTMLInputElement>("done");
    await this.#keeper.sessionEnded({
      pain: chosen("pain"),
      effort: chosen("effort"),
      repetitions_said: !done.disabled && done.value !== "" ? Number(done.value) : null,
    });
    this.#remember(true);
    void this.#send();
    if (phase() !== "after") return;
    show("saved");
    element("kept").textContent = this.#say("session-sending");
  }

  async #stopped(reason: StopReason) {
    const ends = this.#plan.stops[reason].locked_h !== null;
    const turn = ++this.#turn;
    if (ends) {
      setLock(this.#plan, reason);
      this.#showStop(reason);
    }
    // First the stop, which nothing may lose; sent after the set, which has the older id.
    await this.#keeper.stopped(uuid(), reason);
    await this.#endStopped();
    if (!ends && turn === this.#turn) this.#after(this.#repetitions, this.#timed);
  }

  /** Hands in what was done until the stop, and lets go of the camera. */
  async #endStopped() {
    this.#camera?.release();
    if (this.#begun && !this.#ended) await this.#endSet({ ...(await this.#result()), ended: "stopped" });
    this.#release();
    void this.#send();
  }

  #showStop(reason: StopReason) {
    element("stop-text").textContent = this.#say(this.#plan.stops[reason].message.id);
    show("stopped");
  }

  #sent({ waiting, refused, sent }: Sent) {
    const now = phase();
    this.#refused ||= refused > 0;
    if (refused > 0) void this.#lookForRefused();
    const state = this.#refused ? "session-not-sent" : waiting > 0 ? "session-kept" : "session-sent";
    element("kept").textContent = this.#say(state);
    element("stop-kept").textContent = sent + waiting + refused > 0 ? this.#say(state) : "";
    element("kept-link").hidden = waiting > 0;
    if (now === "saved" && waiting === 0 && !this.#refused) location.assign("/progress");
  }

  // ---- when it does not work

  #fail(trouble: Trouble) {
    const before: Phase = phase();
    if (before === "after" || before === "saved" || before === "stopped") return;
    this.#turn += 1;
    const lost = this.#keeper.latest;
    if (before === "moving") this.#tracker?.pause();
    this.#release();
    void stayAwake(false);
    element("failed-title").textContent = this.#say(`session-failed-${trouble}-title`);
    element("failed-text").textContent = this.#say(`session-failed-${trouble}`);
    const closed = trouble === "expired" || trouble === "used";
    button("failed-retry").hidden = closed || trouble === "no-webassembly" || (this.#begun && trouble !== "lost");
    button("failed-without").hidden = closed || this.#begun;
    button("failed-finish").hidden = !this.#begun || lost === null;
    element("failed-check").hidden = !closed;
    show("failed");
  }

  #advise(text: string) {
    write("advice", text);
  }

  #release() {
    this.#tracker?.rest();
    this.#camera?.release();
    this.#camera = null;
    void stayAwake(false);
  }
}
