// The session page, with a connection or without one.
import { calm } from "../figure/figure";
import { fetchAhead } from "../offline/ahead";
import { keptReader } from "../offline/kept";
import { registerWorker, rememberReader } from "../offline/page";
import { openOutbox } from "../outbox/outbox";
import { Keeper } from "./keep";
import { heldLock } from "./lock";
import { standIn } from "./offline";
import { show } from "./phase";
import { type Frame, givenPlan, keptPlan, type Plan, readFrame, sayingOf } from "./plan";
import { Session } from "./session";
import { welcome } from "./welcome";

async function run() {
  const frame = readFrame();
  const given = givenPlan(frame);
  if (given !== null) await online(given);
  else await offline(frame);
}

async function online(plan: Plan) {
  await begin(plan);
  registerWorker();
  void rememberReader(plan.emergency.number);
  const films = plan.items.flatMap(({ ways }) => ways.map(({ figure }) => figure)).filter((film) => film !== null);
  if (!calm.matches) void fetchAhead(document.querySelector<HTMLElement>(".figure-stage")!, films);
}

/** What this page is without a plan beside it: there is no connection. */
async function offline(frame: Frame) {
  const [plan, reader] = [await keptPlan(frame), await keptReader()];
  document.documentElement.className = reader?.textSize ?? "";
  const usable = plan !== null && plan !== "renewed";
  // A stop that holds is said wherever somebody wanted to go.
  if (usable && (location.pathname === plan.address || heldLock(plan) !== null)) {
    show("welcome");
    await begin(plan);
  } else {
    await standIn(frame.texts, plan, reader, await openOutbox());
  }
}

async function begin(plan: Plan) {
  welcome(plan, sayingOf(plan));
  const outbox = await openOutbox();
  // Until here no button does anything: the session looks for what forbids it before it listens to them.
  new Session(plan, outbox, await Keeper.open(plan, outbox));
}

void run();
