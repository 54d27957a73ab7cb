// Chromium's own log of its network stack: it sees what pages, workers and the browser itself ask for.
import { readFileSync } from "node:fs";

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; initiator?: string } }[];
}

export const netLogFlags = (file: string) => [`--log-net-log=${file}`];

/** Every address that was asked for by page or worker; read it after the browser is closed. */
export function requestsIn(file: string): string[] {
  const log = JSON.parse(readFileSync(file, "utf8")) as NetLog;
  const started = log.constants.logEventTypes["URL_REQUEST_START_JOB"];
  return log.events.flatMap(({ type, params }) => (type === started && params?.url !== undefined ? [params.url] : []));
}
