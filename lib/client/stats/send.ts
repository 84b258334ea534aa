import { type Client, RequestError } from "../rest";
import type { Refused, ReportFate, SendReport } from "./reports";

/** The server may take it later. What it refuses otherwise it will refuse again. */
const passing = ["NETWORK", "RATE_LIMIT_EXCEEDED", "INTERNAL_ERROR", "UNAVAILABLE", "UNAUTHORIZED"];

const iso = <T extends { readonly at: number }>(each: T) => ({
  ...each,
  at: new Date(each.at).toISOString(),
});

/** Which ones the server has named as wrong: `samples.3.at`. */
function refusedBy({ details }: RequestError): Refused {
  const issues = Array.isArray(details.issues) ? (details.issues as { path?: unknown }[]) : [];
  const places = issues.flatMap(({ path }) => (Array.isArray(path) ? [path as unknown[]] : []));
  const of = (list: keyof Refused) => [
    ...new Set(
      places.flatMap(([name, index]) => (name === list && typeof index === "number" ? [index] : [])),
    ),
  ];
  return { samples: of("samples"), events: of("events") };
}

/** Reports over the API. */
export function reportOver(api: Pick<Client, "reportStats">): SendReport {
  return async ({ callId, samples, events }, last): Promise<ReportFate> => {
    try {
      const body = { callId, samples: samples.map(iso), events: events.map(iso) };
      await api.reportStats(body, { keepalive: last });
      return "kept";
    } catch (error) {
      if (!(error instanceof RequestError) || passing.includes(error.code)) return "again";
      const refused = refusedBy(error);
      return refused.samples.length + refused.events.length > 0 ? refused : "refused";
    }
  };
}
