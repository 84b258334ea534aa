import type { Desk } from "./desk";

/** Asks the server what was missed. Of two questions the later one counts. */
export function missedCounter(desk: Desk): () => Promise<void> {
  let asked = 0;
  return async () => {
    asked += 1;
    const mine = asked;
    const result = await desk.command("missed", { userId: desk.state().me.userId });
    if (result.ok && mine === asked) desk.dispatch({ type: "missed", missed: result.reply });
  };
}

/** Tells the server that this user looks at their history. */
export async function seeHistory(desk: Desk): Promise<void> {
  const result = await desk.command("seen", { userId: desk.state().me.userId });
  if (!result.ok) return;
  const { missed, seenAt } = result.reply;
  desk.dispatch({ type: "missed", missed: { missed, seenAt } });
}
