// What the tests of one file share.
import { after, before } from "node:test";

import { type Browser, type FakeCamera, launch } from "./browser.js";
import { Server } from "./server.js";

export interface World {
  server: Server;
  browser: Browser;
}

interface Wanted {
  camera?: FakeCamera;
  /** For Chromium. */
  flags?: string[];
  /** What the server has before anybody comes. */
  prepare?: (server: Server) => Promise<unknown>;
}

/** A server with nobody on it and a browser: there before the first test of the file, gone after the last. */
export function world({ camera, flags, prepare }: Wanted = {}): World {
  const here = {} as World;
  before(async () => {
    here.server = await Server.start();
    await prepare?.(here.server);
    here.browser = await launch(camera, flags);
  });
  after(async () => {
    await here.browser?.close();
    await here.server?.dispose();
  });
  return here;
}
