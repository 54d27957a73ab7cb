// One session of the real page with a file as the camera: `evaluate FILE EXERCISE SECONDS`. Prints one line of JSON.
import { launch, open } from "../support/browser.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";

/** What somebody in front of the page would wait before they press "start anyway". */
const PATIENCE_S = 20;

const [file, exercise, secondsText] = process.argv.slice(2);
const seconds = Number(secondsText);
if (file === undefined || exercise === undefined || !(seconds > 0)) throw new Error("usage: evaluate FILE EXERCISE SECONDS");

const server = await Server.start();
const browser = await launch({ file });
try {
  const { page } = await open(browser, server.origin);
  await person.toSession(page, { exercise });
  await person.startWithCamera(page, { anywayAfterS: PATIENCE_S, timeoutS: 120 });
  console.error(`moving; ${seconds} s from now`);
  await page.waitForTimeout(seconds * 1000);
  const phase = await person.phaseOf(page);
  if (phase !== "moving") throw new Error(`the set was interrupted: ${phase}`);
  const { curve, ...result } = await person.finish(page);
  const timing = JSON.parse((await page.locator("main#session").getAttribute("data-timing")) ?? "null") as unknown;
  process.stdout.write(`${JSON.stringify({ ...result, curve_points: curve.length, timing })}\n`);
} catch (error) {
  console.error(`evaluate: ${error instanceof Error ? error.message : String(error)}`);
  if (server.log !== "") console.error(server.log);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.dispose();
}
