// When all exercises are over: what went well, how it was, and where it is kept.
import { button, element, type Say } from "../page";
import type { Answers } from "./keep";
import type { Plan } from "./plan";
import type { ExerciseResult } from "./result";

/** From this share of correct repetitions on, the number is worth a sentence. */
const MOSTLY = 0.7;

/** One sentence, made from what happened and nothing else. */
export function wentWell(plan: Plan, results: ExerciseResult[], stopped: boolean, say: Say): string {
  const moved = results.filter(({ repetitions, duration_s }) => repetitions > 0 || duration_s >= 10);
  const whole = plan.items.filter(({ exercise, done }) =>
    done || results.some((result) => (result.instead_of ?? result.exercise) === exercise && result.left === undefined && result.ended === "finished"),
  );
  const seen = moved.filter(({ tier }) => tier !== "timed");
  const count = seen.reduce((sum, { repetitions }) => sum + repetitions, 0);
  const correct = seen.reduce((sum, result) => sum + result.correct, 0);
  const minutes = Math.round(moved.reduce((sum, { duration_s }) => sum + duration_s, 0) / 60);
  if (stopped) return say("session-well-stopped");
  if (moved.length === 0) return say("session-well-began");
  if (count > 1 && correct >= MOSTLY * count) return say("session-well-counted", { count, correct });
  // At the end of it, which is more than all of it where sets were ended early.
  const full = results.every(({ repetitions, prescribed }) => repetitions >= prescribed);
  const all = whole.length === plan.items.length;
  if (all && !full) return say("session-well-through", { count: whole.length });
  if (all) return say(whole.length === 1 ? "session-well-one" : "session-well-all", { count: whole.length });
  if (whole.length > 0) return say("session-well-some", { done: whole.length, count: plan.items.length });
  return minutes > 1 ? say("session-well-minutes", { minutes }) : say("session-well-began");
}

/** Shows the questions; `askCount` where one exercise went by the clock and nobody counted. */
export function ask(text: string, askCount: boolean) {
  element("done-question").hidden = !askCount;
  const done = element<HTMLInputElement>("done");
  done.disabled = !askCount;
  // What a figure went through is not what a person did: they say it themselves, or nobody does.
  done.value = "";
  element("after-count").textContent = text;
}

/** Calls once with the answers. */
export function onAnswered(told: (answers: Answers) => void) {
  button("save").form!.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button("save").disabled) return;
    button("save").disabled = true;
    const chosen = (name: string) => {
      const input = document.querySelector<HTMLInputElement>(`input[name=${name}]:checked`);
      return input === null ? null : Number(input.value);
    };
    const done = element<HTMLInputElement>("done");
    told({
      pain: chosen("pain"),
      peak: chosen("peak"),
      effort: chosen("effort"),
      repetitions_said: !done.disabled && done.value !== "" ? Number(done.value) : null,
    });
  });
}
