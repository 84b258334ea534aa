import { useMemo } from "react";
import { type CallRecord, linesOf, partsOf, spanOf, storyOf, summaryOf } from "@/lib/client/record";
import type { PersonRef, PhoneActions } from "@/lib/client/types";
import { RecordHeader } from "./header";
import { People } from "./people";
import { QualitySection } from "./quality";
import { SummaryText } from "./summary";
import { Timeline } from "./timeline";
import { useWho } from "./use-who";

interface Props {
  readonly record: CallRecord;
  readonly me: PersonRef;
  /** This user is in another call and cannot place one. */
  readonly busy: boolean;
  /** Of the application. */
  readonly version: string;
  readonly actions: Pick<PhoneActions, "call">;
}

/** How a call went, looked up later. */
export function CallReport({ record, me, busy, version, actions }: Props) {
  const { call, timeline, stats } = record;
  const who = useWho(call, me.userId);
  const found = useMemo(() => {
    const span = spanOf(call, timeline);
    const story = storyOf(call, timeline, stats?.events);
    const lines = linesOf(stats?.series ?? []);
    const summary = summaryOf(me.userId, { quality: stats?.quality, lines, story });
    return { span, story, lines, summary, parts: partsOf(call, timeline, span) };
  }, [call, timeline, stats, me.userId]);
  const { span, story, lines, summary, parts } = found;
  return (
    <article className="mx-auto flex w-full max-w-3xl flex-col gap-9 py-6">
      <RecordHeader record={record} me={me} busy={busy} version={version} actions={actions} />
      <SummaryText summary={summary} who={who} />
      <People parts={parts} span={span} who={who} />
      <Timeline story={story} from={span.from} who={who} />
      {stats !== undefined && (
        <QualitySection stats={stats} lines={lines} story={story} span={span} who={who} />
      )}
    </article>
  );
}
