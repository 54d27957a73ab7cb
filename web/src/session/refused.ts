// What the server will never take is said in plain words, and can be let go of.
import type { Outbox } from "../outbox/outbox";
import { button, element, type Say } from "../page";

export function refusedNotice(outbox: Outbox, say: Say) {
  const notice = element("refused");
  const refused = async () => (await outbox.entries()).filter((entry) => entry.refused !== undefined);
  const look = async () => {
    const [first] = await refused();
    notice.hidden = first === undefined;
    if (first === undefined) return;
    const when = new Date(first.command.occurred_at.replace(/\[.*/, ""));
    const date = when.toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
    element("refused-text").textContent = say("session-refused", { when: date });
  };
  button("refused-let-go").addEventListener("click", async () => {
    for (const { command } of await refused()) await outbox.remove(command.id);
    await look();
  });
  return look;
}
