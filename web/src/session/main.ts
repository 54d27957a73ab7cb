// The session page.
import { openOutbox } from "../outbox/outbox";
import { Keeper } from "./keep";
import { readPlan } from "./plan";
import { Session } from "./session";

async function run() {
  const [plan, outbox] = [readPlan(), await openOutbox()];
  // Until here no button does anything: the session looks for what forbids it before it listens to them.
  new Session(plan, outbox, await Keeper.open(plan, outbox));
}

void run();
