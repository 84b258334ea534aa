"use client";
import { useTranslations } from "use-intl";
import type { LocalView, PersonRef, Phone, PhoneActions, StageView } from "@/lib/client/types";
import { AfterCall } from "./after-call";
import { CallBar } from "./bar/call-bar";
import type { Toggle } from "./bar/use-tools";
import { InCall, type InCallActions } from "./in-call";
import { Outgoing } from "./outgoing";
import { Surround } from "./surround";
import { useFocusOn } from "./use-focus-on";
import { useNames } from "./use-words";

interface Props {
  readonly stage: StageView;
  readonly local: LocalView;
  readonly me: PersonRef;
  readonly serverOffset: number;
  readonly actions: InCallActions & Pick<PhoneActions, "call" | "join" | "dismiss">;
  readonly levels: Phone["levels"];
  readonly samples: Phone["samples"];
  readonly pip?: Toggle;
  readonly onMinimise: () => void;
  readonly lastRead: string | undefined;
  readonly onRead: (id: string | undefined) => void;
}

/** The call, over the whole window, dark in every theme. */
export function Stage({
  stage,
  local,
  me,
  actions,
  levels,
  samples,
  pip,
  lastRead,
  onRead,
  ...header
}: Props) {
  const t = useTranslations("call");
  const names = useNames()(stage.people);
  const over = stage.phase === "over";
  const root = useFocusOn<HTMLElement>(over);
  return (
    <section
      ref={root}
      tabIndex={-1}
      data-stage
      aria-label={t("with", { names })}
      onKeyDown={(event) => over && event.key === "Escape" && actions.dismiss()}
      className="colors-dark fixed inset-0 z-20 overflow-hidden bg-ground text-ink"
    >
      {over ? (
        <AfterCall stage={stage} actions={actions} />
      ) : stage.phase === "connected" ? (
        <InCall {...{ stage, local, me, actions, levels, samples, pip, lastRead, onRead }} {...header} />
      ) : (
        <>
          <Outgoing stage={stage} local={local} me={me} />
          <Surround {...{ stage, local, actions }} {...header}>
            <CallBar local={local} actions={actions} />
          </Surround>
        </>
      )}
    </section>
  );
}
