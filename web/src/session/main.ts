// The session page.
import { openOutbox } from "../outbox/outbox";
import { heldLock } from "./lock";
import { readPlan } from "./plan";
import { Session } from "./session";

async function run() {
  const plan = readPlan();
  const outbox = await openOutbox();
  const session = new Session(plan, outbox);
  const held = await heldLock(plan, outbox);
  if (held !== null) session.locked(held);
  else if (Date.parse(plan.expires_at) <= Date.now()) session.expired();
}

void run();
