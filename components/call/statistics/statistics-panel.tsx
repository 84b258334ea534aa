import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { linksIn } from "@/lib/client/stats/verdicts";
import type { PersonRef, Phone, StageView } from "@/lib/client/types";
import { useQualityWords } from "../quality/use-quality-words";
import { SidePanel } from "../side-panel";
import { useFocusOn } from "../use-focus-on";
import { LinkMatrix } from "./link-matrix";
import { matrixOf } from "./matrix";
import { PersonSelect } from "./person-select";
import { PersonStatistics } from "./person-statistics";
import { useSamples } from "./use-samples";
import { useToldLinks } from "./use-told-links";
import { useVisible } from "./use-visible";

interface Props {
  readonly stage: Pick<StageView, "callId" | "people">;
  readonly me: PersonRef;
  readonly samples: Phone["samples"];
  readonly onClose: () => void;
}

/** What the connections of this call do at this moment, in numbers and lines. */
export default function StatisticsPanel({ stage, me, samples: source, onClose }: Props) {
  const t = useTranslations("inCall.statistics");
  const inCall = useTranslations("inCall");
  const you = useTranslations("call")("you");
  const root = useFocusOn<HTMLElement>(null);
  const visible = useVisible();
  const samples = useSamples(source, visible);
  const [chosen, setChosen] = useState<string>();
  const people = stage.people.filter(({ status }) => status === "connected");
  const several = people.length > 1;
  const told = useToldLinks(stage.callId, visible && several);
  const words = useQualityWords({ me: me.userId, people: stage.people });
  const links = useMemo(() => linksIn(me.userId, samples), [me.userId, samples]);
  const person = people.find(({ userId }) => userId === chosen) ?? people[0];
  const everybody = [{ ...me, name: you }, ...people];
  return (
    <SidePanel
      root={root}
      wide
      title={t("title")}
      about={t("about")}
      close={inCall("closeStatistics")}
      onClose={onClose}
    >
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-4 pt-1 pb-6">
        {several && (
          <LinkMatrix
            people={everybody}
            rows={matrixOf({ userIds: everybody.map(({ userId }) => userId), own: links, told })}
            told={words.told}
          />
        )}
        {person !== undefined && (
          <>
            {several && <PersonSelect people={people} chosen={person.userId} onChoose={setChosen} />}
            <PersonStatistics
              key={person.userId}
              person={person}
              me={me.userId}
              samples={samples[person.userId]}
              links={links}
              told={words.told}
            />
          </>
        )}
      </div>
    </SidePanel>
  );
}
