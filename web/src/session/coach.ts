// What is said and shown while somebody moves, whoever counts: the camera, or the guide that keeps the time.
import { button, element, type Say, write } from "../page";
import type { Progress } from "../vision/messages";
import type { Run } from "./course";
import type { Figure } from "./figure";
import type { Moment } from "./pace";
import type { Way } from "./plan";
import { clock, fill } from "./ring";
import type { Voice } from "./voice";

/** A cue stays readable for so long. */
const CUE_S = 4;
/** Nothing is said about a glance away. */
const UNSEEN_AFTER_S = 1;

interface Told {
  /** A repetition or a hold more. */
  counted: (count: number) => void;
  /** The run is over. */
  over: () => void;
}

export class Coach {
  readonly #say: Say;
  readonly #voice: Voice;
  readonly #figure: Figure;
  readonly #told: Told;
  #way!: Way;
  #run!: Run;
  #from = 0;
  #count = 0;
  #over = false;
  #cue: { text: string; untilS: number } | null = null;
  #unseenSinceS: number | null = null;
  #holdSinceS: number | null = null;
  #holdOver = false;
  #stretch = "";

  constructor(say: Say, voice: Voice, figure: Figure, told: Told) {
    this.#say = say;
    this.#voice = voice;
    this.#figure = figure;
    this.#told = told;
  }

  /** A run begins, with what was done of it before. */
  begin(way: Way, run: Run, from: number, byCamera: boolean) {
    [this.#way, this.#run, this.#from, this.#count] = [way, run, from, from];
    this.#over = this.#holdOver = false;
    this.#cue = this.#unseenSinceS = this.#holdSinceS = null;
    this.#stretch = "";
    const held = run.hold_s > 0 && way.phases[0] === null;
    write("unit", this.#say(held ? "session-holds" : byCamera ? "session-repetitions" : "session-rounds"));
    write("of-goal", this.#say("session-of-goal", { goal: run.goal }));
    this.#show();
  }

  get count(): number {
    return this.#count;
  }

  /** What the camera saw. */
  seen({ repetitions, holds, hold_s, holding, caption, share, unseen, cue }: Progress, timeS: number) {
    this.#figure.reach(share);
    this.#hold(holding, hold_s, timeS);
    this.#counts(this.#from + Math.max(repetitions, holds));
    if (cue !== null) {
      const text = this.#say(cue);
      this.#cue = { text, untilS: timeS + CUE_S };
      this.#voice.say(text);
    }
    this.#advise(unseen, caption, timeS);
  }

  /** The camera gives no picture. */
  blind(timeS: number) {
    this.#advise("unseen-no-picture", null, timeS);
  }

  /** Where the guide is. */
  paced(moment: Moment) {
    this.#figure.reach(moment.share);
    if (this.#way.sides === "alternating") this.#figure.mirror(moment.side === "right");
    this.#counts(moment.repetitions);
    if (this.#over) return;
    const text = this.#paceText(moment);
    const stretch = `${moment.stretch} ${moment.repetitions}`;
    if (stretch !== this.#stretch) {
      if (this.#stretch.startsWith("held")) this.#voice.sound("over");
      // Every part is said twice; later only what is new: another side, or a hold.
      const said = moment.repetitions - this.#from < 2 || moment.stretch === "held" || this.#way.sides === "alternating";
      if (said) this.#voice.say(text);
      this.#stretch = stretch;
    }
    write("advice", text);
    this.#clock(moment.holdLeftS);
  }

  #paceText({ stretch, side }: Moment): string {
    const [there, held, opposite, back] = this.#way.phases;
    const id = {
      there: there ?? "session-guide-there",
      held: held ?? "session-hold",
      opposite: opposite ?? "session-guide-back",
      back: back ?? "session-guide-back",
    }[stretch];
    const to = stretch === "there" && this.#way.sides === "alternating" ? ` ${this.#say(`session-to-${side}`)}` : "";
    return `${this.#say(id)}${to}`;
  }

  #counts(count: number) {
    if (this.#over || count <= this.#count) return;
    this.#count = count;
    this.#show();
    const reached = count >= this.#run.goal;
    this.#voice.say(reached ? this.#say("session-goal-reached", { goal: this.#run.goal }) : String(count));
    this.#told.counted(count);
    if (!reached) return;
    this.#over = true;
    this.#clock(null);
    this.#voice.sound("over");
    write("advice", this.#say("session-goal-reached", { goal: this.#run.goal }));
    this.#told.over();
  }

  /** The clock of a hold that the camera sees, with a sound at its end. */
  #hold(holding: boolean, heldS: number, timeS: number) {
    const { hold_s: wholeS } = this.#run;
    if (wholeS === 0) return;
    const repeated = this.#way.phases[0] !== null && this.#way.phases[3] !== null;
    if (!repeated) {
      // A position that is held: its seconds add up, also after a lapse.
      this.#clock(wholeS - (heldS % wholeS));
      return;
    }
    if (!holding) {
      this.#holdSinceS = null;
      this.#holdOver = false;
      this.#clock(null);
      return;
    }
    this.#holdSinceS ??= timeS;
    const leftS = wholeS - (timeS - this.#holdSinceS);
    this.#clock(Math.max(0, leftS));
    if (leftS > 0 || this.#holdOver) return;
    this.#holdOver = true;
    this.#voice.sound("over");
    this.#cue = { text: this.#say("session-hold-over"), untilS: timeS + 2 };
  }

  #advise(unseen: string | null, caption: string | null, timeS: number) {
    this.#unseenSinceS = unseen === null ? null : (this.#unseenSinceS ?? timeS);
    const blind = this.#unseenSinceS !== null && timeS - this.#unseenSinceS >= UNSEEN_AFTER_S;
    element("session").dataset.seen = blind ? "no" : "yes";
    if (this.#over) return;
    if (blind) write("advice", this.#say(unseen!));
    else if (this.#cue !== null && timeS < this.#cue.untilS) write("advice", this.#cue.text);
    else if (caption !== null && caption !== "phase-rest" && this.#run.hold_s > 0) write("advice", this.#say(caption));
    else write("advice", this.#say("session-moving"));
  }

  #clock(leftS: number | null) {
    element("session").dataset.holding = leftS === null ? "no" : "yes";
    clock("clock", leftS);
    if (leftS !== null) fill("ring", 1 - leftS / this.#run.hold_s);
    else fill("ring", this.#count / Math.max(1, this.#run.goal));
  }

  #show() {
    write("repetitions", String(this.#count));
    const reached = this.#count >= this.#run.goal;
    element("session").dataset.goal = reached ? "reached" : "open";
    // A slip of the finger must not end a set.
    button("finish").classList.toggle("quiet", !reached);
    this.#clock(null);
  }
}
