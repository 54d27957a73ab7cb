// The same six repetitions, again and again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "../support/browser.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";
import { stream } from "../support/settings.js";

const TIMES = 5;

let server: Server;
before(async () => {
  server = await Server.start();
});
after(() => server?.dispose());

for (let time = 1; time <= TIMES; time++) {
  test(`six repetitions are six, time ${time} of ${TIMES}`, async () => {
    const browser = await launch({ file: stream("cat-cow") });
    try {
      const { page } = await open(browser, server.origin);
      await person.toSession(page);
      await person.startWithCamera(page);
      await person.waitForRepetitions(page, 6, 90_000);
      await page.waitForTimeout(10_000);
      const result = await person.finish(page);
      assert.deepEqual([result.repetitions, result.tier], [6, "measured"]);
    } finally {
      await browser.close();
    }
  });
}
