import type { CallRecord } from "@/lib/contract";

/** Pure: with whom one was in a call last. */

/** So many are shown. */
const most = 6;

/** The same people, or the same group, whoever called. */
const partyOf = ({ groupId, people, others }: CallRecord): string =>
  groupId ?? [...people.map(({ userId }) => userId).sort(), others].join(" ");

const goesOn = ({ status }: CallRecord) => ["calling", "ringing", "connected"].includes(status);

/** The last call that is over with each of those whom one was in a call with last; the newest first. */
export function recentOf(records: readonly CallRecord[]): readonly CallRecord[] {
  const parties = new Set<string>();
  const last = records.filter((record) => {
    const party = partyOf(record);
    if (parties.has(party) || record.people.length === 0 || goesOn(record)) return false;
    parties.add(party);
    return true;
  });
  return last.slice(0, most);
}
