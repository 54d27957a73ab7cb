// When a figure beside a text may begin to move.

/** How painters are called that are programs: Chromium's, Mesa's, Windows' and Apple's. */
const BY_PROCESSOR = /swiftshader|llvmpipe|softpipe|basic render|software/i;

/** Whether pictures cost next to nothing. Without a graphics card each takes the processor a tenth of a second. */
export function paintsLightly(): boolean {
  const context = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  if (context === null) return false;
  const named = context.getExtension("WEBGL_debug_renderer_info");
  // Some browsers tell it under the general name, others tell nobody what paints.
  const names = [context.RENDERER, ...(named === null ? [] : [named.UNMASKED_RENDERER_WEBGL])];
  const byProcessor = names.some((name) => BY_PROCESSOR.test(String(context.getParameter(name))));
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return !byProcessor;
}

const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel", "scroll"] as const;

/** Resolves once somebody does anything on the page. */
export const somebody = new Promise<void>((resolve) => {
  if (scrollY > 0) resolve();
  for (const sign of SIGNS) addEventListener(sign, () => resolve(), { once: true, passive: true });
});
