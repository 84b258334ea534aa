import type { CDPSession, Page } from "@playwright/test";

/** What a call costs and gives, over a while. */
export interface Sample {
  /** Seconds of processor time of all of the browser's processes, per second. */
  readonly cpu: number;
  /** Of one person, kbit/s with everything that goes over their connections; means over all people. */
  readonly out: number;
  readonly in: number;
  /** The smallest picture that is sent. */
  readonly width: number;
  readonly height: number;
  /** Frames per second that each sends to each; the mean. */
  readonly frames: number;
}

/** Measures the call that these pages, all of this browser, are in. */
export async function sample(browser: CDPSession, pages: readonly Page[], seconds: number): Promise<Sample> {
  const before = await look(browser, pages);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  const now = await look(browser, pages);
  const passed = (now.at - before.at) / 1_000;
  const perPerson = (name: "sent" | "received" | "frames") =>
    (now[name] - before[name]) / passed / pages.length;
  return {
    cpu: (now.cpu - before.cpu) / passed,
    out: perPerson("sent") / 125,
    in: perPerson("received") / 125,
    width: now.width,
    height: now.height,
    frames: perPerson("frames") / (pages.length - 1),
  };
}

/** Totals of all these pages so far. */
async function look(browser: CDPSession, pages: readonly Page[]) {
  const at = performance.now();
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  const seen = await Promise.all(pages.map((page) => page.evaluate(totals)));
  const sum = (name: "sent" | "received" | "frames") => seen.reduce((total, each) => total + each[name], 0);
  return {
    at,
    cpu: processInfo.reduce((total, { cpuTime }) => total + cpuTime, 0),
    sent: sum("sent"),
    received: sum("received"),
    frames: sum("frames"),
    width: Math.min(...seen.map(({ width }) => width)),
    height: Math.min(...seen.map(({ height }) => height)),
  };
}

/** In the page. */
async function totals() {
  const reports = await Promise.all((globalThis.ringbackPeers?.() ?? []).map((peer) => peer.getStats()));
  type Row = RTCOutboundRtpStreamStats & RTCTransportStats;
  const rows = reports.flatMap((report) => [...report.values()] as Row[]);
  const transports = rows.filter(({ type }) => type === "transport");
  const pictures = rows.filter(({ type, kind }) => type === "outbound-rtp" && kind === "video");
  return {
    sent: transports.reduce((sum, { bytesSent = 0 }) => sum + bytesSent, 0),
    received: transports.reduce((sum, { bytesReceived = 0 }) => sum + bytesReceived, 0),
    frames: pictures.reduce((sum, { framesSent = 0 }) => sum + framesSent, 0),
    width: Math.min(...pictures.map(({ frameWidth = Infinity }) => frameWidth)),
    height: Math.min(...pictures.map(({ frameHeight = Infinity }) => frameHeight)),
  };
}
