import { useCallback } from "react";
import { type DateTimeFormatOptions, useFormatter } from "use-intl";

/**
 * Puts a moment (ISO 8601, or milliseconds since the epoch) into words, in the time of the place where the browser is. To
 * be used for what is never drawn on the server, which does not know that place.
 */
export function useLocalTime(): (at: string | number, options: DateTimeFormatOptions) => string {
  const format = useFormatter();
  return useCallback(
    (at, options) =>
      format.dateTime(new Date(at), {
        ...options,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),
    [format],
  );
}
