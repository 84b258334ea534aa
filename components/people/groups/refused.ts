import type { PhoneActions } from "@/lib/client/types";
import type { GroupProblem } from "./use-groups";

type Code = NonNullable<Awaited<ReturnType<PhoneActions["join"]>>>;

/** Why a call could not be joined while another goes on; key of the text. */
export type JoinProblem = GroupProblem | "full" | "ended" | "failed";

const problems: Readonly<Partial<Record<Code, JoinProblem>>> = {
  CALL_FULL: "full",
  CALL_ENDED: "ended",
  NOT_GROUP_MEMBER: "gone",
  RATE_LIMIT_EXCEEDED: "many",
  NETWORK: "network",
};

export const joinProblem = (code: Code): JoinProblem => problems[code] ?? "failed";
