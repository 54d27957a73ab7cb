// On every page: forms learn the person's time zone and stay where there is no connection, what an earlier page could not send
// is sent now, and what this browser keeps for when there is no connection is right.
import { letGo, noSession, onlyOf, registerWorker, rememberReader, wipe } from "./offline/page";
import { openOutbox } from "./outbox/outbox";
import { keepFlushing } from "./outbox/send";
import { keepForms } from "./unsent";
import { zoneName } from "./zone";

/** For so long nobody has begun to answer what the page asks, milliseconds. */
const FRESH_MS = 5000;

for (const input of document.querySelectorAll<HTMLInputElement>("input[name=zone]")) input.value = zoneName() ?? "";

const unsent = document.querySelector<HTMLElement>("#unsent");
if (unsent !== null) keepForms(unsent);

// There is a way in the settings: nobody is asked in passing.
addEventListener("beforeinstallprompt", (event) => event.preventDefault());

/** What this page says about the record in this browser: "erased", "closed" or "locked". */
const over = document.querySelector<HTMLElement>("[data-record]")?.dataset["record"];
/** The record of whoever is signed in, where the page says it. */
const own = document.querySelector<HTMLElement>("[data-own]")?.dataset["own"];

async function tend() {
  if (over === "erased") return wipe();
  const outbox = await openOutbox();
  if (over === "closed") await letGo(outbox);
  else registerWorker();
  if (over === "locked") await noSession();
  if (own !== undefined) await onlyOf(own);
  keepFlushing(outbox, ({ sent }) => {
    // The page was rendered before the record had this.
    const tells = location.pathname === "/progress" || (location.pathname === "/today" && performance.now() < FRESH_MS);
    if (sent > 0 && tells) location.reload();
  });
  await rememberReader();
}

void tend();
