// The session page.
import { openOutbox } from "../outbox/outbox";
import { readPlan } from "./plan";
import { Session } from "./session";

async function run() {
  // Until here no button does anything: the session looks for what forbids it before it listens to them.
  new Session(readPlan(), await openOutbox());
}

void run();
