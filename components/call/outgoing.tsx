import type { LocalView, PersonRef, StageView } from "@/lib/client/types";
import { Avatar } from "@/components/ui/avatar";
import { isOn } from "./devices";
import { SelfView } from "./self-view";
import { useNames, useStageWords } from "./use-words";

interface Props {
  readonly stage: StageView;
  readonly local: LocalView;
  readonly me: PersonRef;
}

/** Nobody has answered yet: who is called, and what is happening. */
export function Outgoing({ stage, local, me }: Props) {
  const names = useNames()(stage.people);
  const words = useStageWords()(stage);
  const [first] = stage.people;
  return (
    <>
      <div className="absolute inset-0 flex flex-col items-center justify-center gap-3 px-6 pb-40 text-center md:pb-24">
        <span className="pulse mb-5 rounded-full">
          <Avatar name={first?.name ?? names} src={first?.avatar} size="large" />
        </span>
        <h2 className="text-3xl font-semibold text-balance">{names}</h2>
        <p className="text-lg text-soft">{words.title}</p>
        {words.text !== undefined && <p className="text-soft">{words.text}</p>}
      </div>
      {isOn(local.camera) && (
        <SelfView
          me={me}
          local={local}
          className="absolute inset-x-0 bottom-32 mx-auto aspect-video w-44 md:start-auto md:end-6 md:bottom-6 md:mx-0 md:w-72"
        />
      )}
    </>
  );
}
