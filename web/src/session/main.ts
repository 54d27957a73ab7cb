// The session page, with a connection or without one.
import { fetchAhead } from "../offline/ahead";
import { keepReader, keptReader } from "../offline/kept";
import { registerWorker } from "../offline/page";
import { openOutbox } from "../outbox/outbox";
import { Keeper } from "./keep";
import { heldLock } from "./lock";
import { standIn } from "./offline";
import { show } from "./phase";
import { givenPlan, keptPlan, type Plan, readFrame, sayingOf } from "./plan";
import { Session } from "./session";
import { welcome } from "./welcome";

async function run() {
  const [frame, outbox] = [readFrame(), await openOutbox()];
  const given = await givenPlan(frame);
  if (given !== null) {
    registerWorker();
    const { lang: language, className: textSize } = document.documentElement;
    void keepReader({ language, textSize, emergency: given.emergency.number });
    await begin(given);
    const ways = given.items.flatMap((item) => item.ways);
    void fetchAhead(document.querySelector<HTMLElement>(".figure-stage")!, ways.map(({ exercise }) => exercise));
    return;
  }
  const [plan, reader] = [await keptPlan(frame), await keptReader()];
  document.documentElement.className = reader?.textSize ?? "";
  const usable = plan !== null && plan !== "renewed";
  // A stop that holds is said wherever somebody wanted to go.
  if (usable && (location.pathname === plan.address || heldLock(plan) !== null)) await begin(plan);
  else await standIn(frame.texts, plan, reader, outbox);

  async function begin(plan: Plan) {
    welcome(plan, sayingOf(plan));
    if (given === null) show("welcome");
    // Until here no button does anything: the session looks for what forbids it before it listens to them.
    new Session(plan, outbox, await Keeper.open(plan, outbox));
  }
}

void run();
