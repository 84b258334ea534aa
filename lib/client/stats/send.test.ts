import { expect, test } from "vitest";
import type { ErrorCode } from "@/lib/contract";
import { RequestError } from "../rest";
import { reportOver } from "./send";

const report = { callId: "call", samples: [], events: [] };
const fateOf = (code: ErrorCode | "NETWORK", details?: Record<string, unknown>) =>
  reportOver({ reportStats: () => Promise.reject(new RequestError(code, 400, details)) })(report, false);
const issue = (...path: (string | number)[]) => ({ path, reason: "is not within the call" });

test.each([
  ["is sent again when there was no reply", "NETWORK", undefined, "again"],
  ["is sent again when the server asks for patience", "RATE_LIMIT_EXCEEDED", { retryAfter: 60 }, "again"],
  ["is given up when the call is long over", "CALL_ENDED", undefined, "refused"],
  [
    "is given up when nothing is named as wrong",
    "VALIDATION_ERROR",
    { issues: [issue("samples")] },
    "refused",
  ],
  [
    "goes without what is named as wrong, each once",
    "VALIDATION_ERROR",
    {
      issues: [issue("samples", 3, "at"), issue("samples", 3, "peerUserId"), issue("events", 0, "at")],
    },
    { samples: [3], events: [0] },
  ],
] as const)("a report %s", async (_what, code, details, fate) => {
  expect(await fateOf(code, details)).toEqual(fate);
});

test("a report is kept when the server says so", async () => {
  expect(await reportOver({ reportStats: () => Promise.resolve({ success: true }) })(report, true)).toBe(
    "kept",
  );
});
