// The screen stays on while the person moves.

let lock: WakeLockSentinel | null = null;

export async function stayAwake(on: boolean) {
  try {
    if (on) {
      lock ??= await navigator.wakeLock?.request("screen") ?? null;
      // The browser takes it back when the tab is hidden.
      lock?.addEventListener("release", () => (lock = null));
    } else {
      await lock?.release();
      lock = null;
    }
  } catch {
    // Low battery or not allowed: the set goes on with the device's own time-out.
    lock = null;
  }
}
