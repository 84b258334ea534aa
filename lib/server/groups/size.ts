import { ApiError, limits } from "@/lib/contract";

/** @throws ApiError VALIDATION_ERROR when a group would have so many members */
export function checkSize(size: number, member: string): void {
  if (size <= limits.groupMembers) return;
  const reason = `a group has at most ${limits.groupMembers} members`;
  throw new ApiError("VALIDATION_ERROR", { issues: [{ path: [member], reason }] });
}
