import { type HistoryFilter, historyPage } from "@/db/history";
import type { CallRecord, endpoints } from "@/lib/contract";
import { filterOf, settle } from "../history/filter";
import { recordOf } from "../history/record";
import { csv, json, type Writing } from "../history/writing";
import type { Live } from "../live";
import type { FileCommand } from "./command";

/** So many are read at once. */
const BATCH = 500;

/** All of these calls, the newest first, batch by batch: each goes on behind the one before. */
async function* batches({ db }: Live, filter: HistoryFilter): AsyncGenerator<CallRecord[], void, undefined> {
  let after: HistoryFilter["after"];
  for (;;) {
    const found = await historyPage(db, { ...filter, after }, { limit: BATCH });
    yield found.flatMap((past) => recordOf(past, filter.userId) ?? []);
    const last = found.at(-1);
    if (!last || found.length < BATCH) return;
    after = { createdAt: new Date(last.call.createdAt), callId: last.call.id };
  }
}

async function* written(
  records: AsyncIterable<CallRecord[]>,
  { begin, item, end }: Writing,
): AsyncGenerator<string, void, undefined> {
  yield begin;
  let first = true;
  for await (const batch of records) {
    let text = "";
    for (const record of batch) {
      text += item(record, first);
      first = false;
    }
    if (text !== "") yield text;
  }
  if (end !== "") yield end;
}

/** The next piece is made when the one before has been taken. */
function streamOf(pieces: AsyncGenerator<string, void, undefined>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return()),
  });
}

/** One's own calls as a file. */
export const exportCalls: FileCommand<typeof endpoints.exportCalls> = async (live, input) => {
  const { userId, format } = input;
  await settle(live, userId);
  const day = new Date().toISOString().slice(0, 10);
  const writing = format === "csv" ? csv : json;
  const content = streamOf(written(batches(live, filterOf(input)), writing));
  return { type: writing.type, name: `ringback-calls-${day}.${format}`, content };
};
