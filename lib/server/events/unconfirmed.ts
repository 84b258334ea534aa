/**
 * So many signals of one sender in one call may wait to be confirmed: half of what is kept of them (see waitingLimits), so
 * that the next ones find room while the client resumes.
 */
const most = 128;

/** How many signals a client was handed and has not confirmed. */
export class Unconfirmed {
  readonly #counts = new Map<string, number>();
  tooMany = false;

  add(callId: string, fromUserId: string): void {
    const pair = `${callId} ${fromUserId}`;
    const count = (this.#counts.get(pair) ?? 0) + 1;
    this.#counts.set(pair, count);
    this.tooMany ||= count >= most;
  }

  clear(): void {
    this.#counts.clear();
    this.tooMany = false;
  }
}
