const pad = (value: number): string => String(value).padStart(2, "0");

/** Whole seconds as a running clock shows them: `4:07`, `1:02:03`. */
export function clockOf(seconds: number): string {
  const { hours, minutes, seconds: rest } = partsOf(seconds);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

/** Whole seconds in hours, minutes and seconds. */
export function partsOf(seconds: number): { hours: number; minutes: number; seconds: number } {
  const whole = Math.max(0, Math.floor(seconds));
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 };
}
