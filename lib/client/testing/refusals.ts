import type { Call } from "@/lib/call";
import type { ErrorCode } from "@/lib/contract";

export const refuse = (code: ErrorCode, details: Record<string, unknown> = {}) => ({
  success: false,
  error: { code, message: code, details },
});

interface InTheWay {
  readonly code: ErrorCode;
  readonly call: Call;
}

/** What keeps a call from being placed: the group has one, or this user is being called by whom they call. */
export function inTheWay(
  live: readonly Call[],
  { groupId, calleeIds }: Readonly<Record<string, unknown>>,
  callerId: string,
): InTheWay | undefined {
  const running = groupId === undefined ? undefined : live.find((call) => call.groupId === groupId);
  if (running !== undefined) return { code: "GROUP_CALL_RUNNING", call: running };
  const [callee] = calleeIds as readonly string[];
  const glare = live.find((call) => call.callerId === callee && call.calleeIds.includes(callerId));
  return glare && { code: "CALL_GLARE", call: glare };
}
