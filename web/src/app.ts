// On every page: forms learn the person's time zone, and what an earlier page could not send is sent now.
import { openOutbox } from "./outbox/outbox";
import { keepFlushing } from "./outbox/send";
import { zoneName } from "./zone";

for (const input of document.querySelectorAll<HTMLInputElement>("input[name=zone]")) input.value = zoneName() ?? "";

void openOutbox().then((outbox) =>
  keepFlushing(outbox, ({ sent }) => {
    // The page was rendered before the record had this.
    if (sent > 0 && location.pathname === "/progress") location.reload();
  }),
);
