// On every page: what an earlier page could not send is sent now.
import { openOutbox } from "./outbox/outbox";
import { keepFlushing } from "./outbox/send";

void openOutbox().then((outbox) =>
  keepFlushing(outbox, ({ sent }) => {
    // The page was rendered before the record had this.
    if (sent > 0 && location.pathname === "/progress") location.reload();
  }),
);
