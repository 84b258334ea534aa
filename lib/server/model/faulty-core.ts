import type * as Calls from "@/lib/call";

/** What the server decides calls by. */
export type Core = Pick<typeof Calls, "transition" | "applyDue" | "place">;

/** A core that is wrong in one way, and in words how. */
export interface Mutant {
  readonly name: string;
  readonly wrong: (core: Core) => Partial<Core>;
}

/** Which mutant decides at this moment; none: the core as it is. */
export interface Switch {
  mutant?: Mutant;
}

/** The core with a switch that lets it decide wrongly. */
export function switched<C extends Core>(core: C, by: Switch): C {
  const chosen = (): Core => ({ ...core, ...by.mutant?.wrong(core) });
  const through: Core = {
    transition: (...args) => chosen().transition(...args),
    applyDue: (...args) => chosen().applyDue(...args),
    place: (...args) => chosen().place(...args),
  };
  return { ...core, ...through };
}

/** The outcome with the call after it changed. What has changed nothing stays as it is. */
export function amended(outcome: Calls.Outcome, amend: (call: Calls.Call) => Calls.Call): Calls.Outcome {
  const last = outcome.ok ? outcome.changes.at(-1) : undefined;
  if (!outcome.ok || !last) return outcome;
  const call = amend(last.call);
  return { ok: true, call, changes: [...outcome.changes.slice(0, -1), { ...last, call }] };
}

/** The call with these participants changed. */
export const withThose = (
  call: Calls.Call,
  those: (participant: Calls.Participant) => boolean,
  change: Partial<Calls.Participant>,
): Calls.Call => ({
  ...call,
  participants: call.participants.map((each) => (those(each) ? { ...each, ...change } : each)),
});
