/**
 * So many signals of one sender in one call may wait to be confirmed: half of what is kept of them (see waitingLimits), so
 * that the next ones find room while the client resumes.
 */
const most = 128;

/** How many signals a client was handed and has not confirmed. */
export class Unconfirmed {
  /** By call, then by sender. */
  readonly #counts = new Map<string, Map<string, number>>();
  tooMany = false;

  add(callId: string, fromUserId: string): void {
    const ofCall = this.#counts.get(callId) ?? new Map<string, number>();
    const count = (ofCall.get(fromUserId) ?? 0) + 1;
    this.#counts.set(callId, ofCall.set(fromUserId, count));
    this.tooMany ||= count >= most;
  }

  /** The client hears no more of this call: nothing of it is to be confirmed. A stream may last for months. */
  forget(callId: string): void {
    this.#counts.delete(callId);
  }

  clear(): void {
    this.#counts.clear();
    this.tooMany = false;
  }
}
