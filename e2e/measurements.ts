import type { CallStats } from "@/lib/contract";
import { expect, type Page } from "@playwright/test";
import { asks } from "./asks";

declare global {
  /** Everything that `getStats` has told this page's own code. */
  var told: { at: number; rows: Record<string, unknown>[] }[] | undefined;
}

/** For `before`: notes what the application's own looks at its connections were told. */
export function noteLooks(): void {
  const told: typeof globalThis.told = [];
  globalThis.told = told;
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    override async getStats(selector?: MediaStreamTrack | null) {
      const report = await super.getStats(selector);
      const rows = [...report.values()] as Record<string, unknown>[];
      const own = rows.filter(({ type }) => !String(type).startsWith("remote-"));
      told.push({ at: Math.max(...own.map(({ timestamp }) => Number(timestamp))), rows });
      return report;
    }
  };
}

/** What `getStats` had counted by one look, over all streams of a kind. */
export interface Counted {
  readonly at: number;
  readonly audioBytesSent: number;
  readonly audioPacketsReceived: number;
  readonly videoBytesReceived: number;
  readonly videoPacketsSent: number;
}

/** The page's looks, the oldest first. */
export function countedBy(page: Page): Promise<Counted[]> {
  return page.evaluate(() =>
    (globalThis.told ?? []).map(({ at, rows }) => {
      const sum = (type: string, kind: string, name: string) =>
        rows
          .filter((row) => row.type === type && row.kind === kind)
          .reduce((total, row) => total + Number(row[name] ?? 0), 0);
      return {
        at,
        audioBytesSent: sum("outbound-rtp", "audio", "bytesSent"),
        audioPacketsReceived: sum("inbound-rtp", "audio", "packetsReceived"),
        videoBytesReceived: sum("inbound-rtp", "video", "bytesReceived"),
        videoPacketsSent: sum("outbound-rtp", "video", "packetsSent"),
      };
    }),
  );
}

/** The statistics of a call once the server has so many samples of this user's. */
export async function statsWith(
  page: Page,
  callId: string,
  { userId, samples }: { userId: string; samples: number },
): Promise<CallStats> {
  const own = ({ series = [] }: CallStats) => series.filter((each) => each.userId === userId).length;
  let found: CallStats | undefined;
  await expect
    .poll(
      async () => {
        found = await asks<CallStats>(page, "GET", `/rtc/stats/${callId}?series=true`);
        return own(found);
      },
      { timeout: 40_000, message: "samples" },
    )
    .toBeGreaterThanOrEqual(samples);
  if (found === undefined) throw new Error("there are none");
  return found;
}
