// Every page and every state of the session page, one after another, for whoever wants to look at them.
import type { Page } from "playwright-core";

import * as person from "./person.js";

/**
 * Walks through all of them in one fresh browser profile with a camera that shows somebody, and calls `look` at each.
 * Ends with a lock by a danger sign.
 */
export async function walk(page: Page, look: (name: string) => Promise<void>) {
  const at = async (name: string, path: string) => {
    await page.goto(path);
    await look(name);
  };
  await at("guide", "/");
  await at("exercise", "/exercise/open-book");
  await at("about", "/about");
  await at("emergency", "/emergency");
  await at("camera", "/camera?exercise=cat-cow");
  await page.locator("#start").click();
  await page.locator('#camera[data-state="running"] #sight:not([data-state="not-seen"])').waitFor({ timeout: 60_000 });
  await page.locator("#networks:not(:empty)").waitFor();
  await look("camera-running");
  await at("progress-empty", "/progress");
  await at("not-found", "/nowhere");
  await at("link-used", "/link/none");
  await at("check", "/check");
  await person.toQuestions(page);
  await look("question");
  for (const question of person.QUESTIONS.slice(0, 11)) await person.answerOne(page, question);
  await page.locator('form[data-question="pain"]').waitFor();
  await page.locator("main form [type=submit]").click();
  await page.locator(".error").first().waitFor();
  await look("question-missing");
  await person.answer(page);
  await page.waitForURL(/\/session/);
  await look("session-welcome");

  await page.locator("#allow-camera").click();
  await person.inPhase(page, "setup", 60_000);
  await page.waitForTimeout(500);
  await look("session-setup");
  const anyway = page.locator("#start-anyway");
  await anyway.or(page.locator('main[data-phase="moving"]')).first().waitFor({ timeout: 60_000 });
  if ((await person.phaseOf(page)) === "setup") await anyway.click({ timeout: 2000 }).catch(() => undefined);
  await person.inPhase(page, "moving", 30_000);
  await page.waitForTimeout(1500);
  await look("session-moving");
  await page.locator("#pause").click();
  await person.inPhase(page, "paused");
  await look("session-paused");
  await page.locator("#stop").click();
  await page.locator("#stop-dialog[open]").waitFor();
  await look("session-stop");
  await page.locator("#stop-back").click();
  await page.locator("#paused-finish").click();
  await person.inPhase(page, "after");
  await look("session-after");
  await person.save(page);
  await page.waitForURL(/\/progress/);
  await look("progress");

  await page.goto("/check?exercise=cat-cow");
  await page.waitForURL(/\/check\/questions|\/session/);
  if (!page.url().includes("/session")) {
    await look("check-before-session");
    await page.locator("main form [type=submit]").click();
    await page.locator(".missing").first().waitFor();
    await person.answer(page);
    await page.waitForURL(/\/session/);
  }
  await page.locator("#without-camera").click();
  await person.inPhase(page, "moving");
  await page.waitForTimeout(500);
  await look("session-without-camera");
  await page.locator("#stop").click();
  await page.locator('[data-reason="new-symptom"]').click();
  await person.inPhase(page, "stopped");
  await page.waitForTimeout(500);
  await look("session-stopped");
  await page.goto("/check/again");
  await look("check-again");
  await person.answer(page, { yes: ["chest-pain"] });
  await page.waitForURL(/\/advice/);
  await look("advice");
}
