import { type Client, RequestError } from "../rest";
import type { ReportFate, SendReport } from "./reports";

/** The server may take it later. What it refuses otherwise it will refuse again. */
const passing = ["NETWORK", "RATE_LIMIT_EXCEEDED", "INTERNAL_ERROR", "UNAVAILABLE", "UNAUTHORIZED"];

const iso = <T extends { readonly at: number }>(each: T) => ({
  ...each,
  at: new Date(each.at).toISOString(),
});

/** Reports over the API. */
export function reportOver(api: Pick<Client, "reportStats">): SendReport {
  return async ({ callId, samples, events }, last): Promise<ReportFate> => {
    try {
      const body = { callId, samples: samples.map(iso), events: events.map(iso) };
      await api.reportStats(body, { keepalive: last });
      return "kept";
    } catch (error) {
      const lost = !(error instanceof RequestError) || passing.includes(error.code);
      return lost ? "again" : "refused";
    }
  };
}
