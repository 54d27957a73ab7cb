// axe finds nothing on a page, as it is shown now.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";

import type { Page } from "./browser.js";

export async function accessible(page: Page, where = page.url()) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`), [], where);
}
