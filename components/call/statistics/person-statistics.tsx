import { useTranslations } from "use-intl";
import { assess, type Link } from "@/lib/call";
import type { Sample } from "@/lib/client/stats/sample";
import type { PersonRef } from "@/lib/client/types";
import type { useQualityWords } from "../quality/use-quality-words";
import { figuresOf } from "./figures";
import { FigureTable } from "./figure-table";
import { LiveCharts } from "./live-charts";
import { VerdictLine } from "./verdict-line";

/** So many samples (of 2 s each) make numbers that can be read. */
const lately = 3;
const noSamples: readonly Sample[] = [];

interface Props {
  readonly person: PersonRef;
  readonly me: string;
  readonly samples: readonly Sample[] | undefined;
  /** All that this browser knows of its links. */
  readonly links: readonly Link[];
  readonly told: ReturnType<typeof useQualityWords>["told"];
}

/** Everything of the connection to one person. */
export function PersonStatistics({ person, me, samples = noSamples, links, told }: Props) {
  const t = useTranslations("inCall.statistics");
  const figures = figuresOf(samples.slice(-lately));
  if (figures === undefined) return <p className="text-soft">{t("measuring")}</p>;
  const verdictOf = (from: string, to: string) => {
    const link = links.find((each) => each.from === from && each.to === to);
    const known = link?.sound !== undefined || link?.picture !== undefined;
    return link !== undefined && known ? assess(link, links) : undefined;
  };
  const { userId, name } = person;
  const [incoming, outgoing] = [verdictOf(userId, me), verdictOf(me, userId)];
  return (
    <>
      {incoming === undefined && outgoing === undefined ? (
        <p className="text-soft">{t("measuring")}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          <VerdictLine title={t("from", { name })} verdict={incoming} told={told} />
          <VerdictLine title={t("to", { name })} verdict={outgoing} told={told} />
        </ul>
      )}
      <details className="text-sm text-soft">
        <summary className="w-fit cursor-default rounded-md py-1 hover:text-ink">{t("mosAbout")}</summary>
        <p>{t("mosText")}</p>
      </details>
      <FigureTable figures={figures} />
      <LiveCharts samples={samples} />
    </>
  );
}
