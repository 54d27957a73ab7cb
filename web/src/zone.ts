/** The name of the person's time zone; some browsers keep it to themselves. */
export function zoneName(): string | undefined {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || undefined;
}
