// The page that stands for every other one where there is no connection: what can be done without, and what cannot.
import type { Reader } from "../offline/kept";
import type { Outbox } from "../outbox/outbox";
import { keepFlushing } from "../outbox/send";
import { element, wordsOf, write } from "../page";
import { placeOf } from "./place";
import { overBy, type Plan, written } from "./plan";
import { emergency } from "./welcome";

/** `plan`: what this browser has kept. */
export async function standIn(
  texts: Record<string, string>,
  plan: Plan | "renewed" | null,
  reader: Reader | undefined,
  outbox: Outbox,
) {
  const say = wordsOf(texts);
  const usable = plan === "renewed" ? null : plan;
  const number = usable?.emergency.number ?? reader?.emergency;
  if (number != null) emergency(number, say);
  const now = written(new Date());
  const state = stateOf(plan);
  write("offline-text", say(state === "clock" ? "session-failed-clock" : `session-offline-${state}`, { when: now }));
  const clock = element("offline-clock");
  clock.hidden = state !== "expired";
  clock.textContent = say("session-offline-clock", { when: now });
  const go = element<HTMLAnchorElement>("offline-session");
  go.hidden = state !== "ready";
  if (usable !== null) go.href = usable.address;
  // Where somebody wanted to go, they are led as soon as there is a way.
  const again = element<HTMLAnchorElement>("offline-again");
  if (!location.pathname.startsWith("/offline/")) again.href = location.href;
  again.classList.toggle("quiet", state === "ready");
  addEventListener("online", () => location.assign(again.href));
  keepFlushing(outbox, ({ waiting }) => (element("offline-waiting").hidden = waiting === 0));
}

function stateOf(plan: Plan | "renewed" | null): "none" | "renewed" | "used" | "expired" | "clock" | "ready" {
  if (plan === null) return "none";
  if (plan === "renewed") return plan;
  if (placeOf(plan.ticket)?.over != null) return "used";
  return overBy(plan) ?? "ready";
}
