// What the server will never take is said in plain words, and can be let go of.
import type { Outbox } from "../outbox/outbox";
import { button, element, type Say } from "../page";
import { written } from "./plan";

export function refusedNotice(outbox: Outbox, say: Say) {
  const notice = element("refused");
  const refused = async () => (await outbox.entries()).filter((entry) => entry.refused !== undefined);
  const look = async () => {
    const [first] = await refused();
    notice.hidden = first === undefined;
    if (first === undefined) return;
    const when = new Date(first.command.occurred_at.replace(/\[.*/, ""));
    element("refused-text").textContent = say("session-refused", { when: written(when) });
  };
  button("refused-let-go").addEventListener("click", async () => {
    for (const { command } of await refused()) await outbox.remove(command.id);
    await look();
  });
  return look;
}
