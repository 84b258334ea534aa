"use client";
import { useTranslations } from "use-intl";
import type { LocalView, PersonRef, PhoneActions, StageView } from "@/lib/client/types";
import { AfterCall } from "./after-call";
import { CallBar, type CallControls } from "./call-bar";
import { CallHeader } from "./call-header";
import { DeviceNotices } from "./device-notices";
import { Outgoing } from "./outgoing";
import { SelfView } from "./self-view";
import { Tiles } from "./tiles";
import { useFocusOn } from "./use-focus-on";
import { useNames } from "./use-words";

interface Props {
  readonly stage: StageView;
  readonly local: LocalView;
  readonly me: PersonRef;
  readonly serverOffset: number;
  readonly actions: CallControls & Pick<PhoneActions, "call" | "dismiss">;
  readonly onMinimise: () => void;
}

const selfCorner = "absolute end-4 bottom-32 aspect-3/4 w-28 md:end-6 md:bottom-6 md:aspect-video md:w-64";

/** The call, over the whole window, dark in every theme. */
export function Stage({ stage, local, me, serverOffset, actions, onMinimise }: Props) {
  const t = useTranslations("call");
  const names = useNames()(stage.people);
  const root = useFocusOn<HTMLElement>(stage.phase === "over");
  const connected = stage.phase === "connected";
  const over = stage.phase === "over";
  return (
    <section
      ref={root}
      tabIndex={-1}
      aria-label={t("with", { names })}
      onKeyDown={(event) => over && event.key === "Escape" && actions.dismiss()}
      className="colors-dark fixed inset-0 z-20 overflow-hidden bg-ground text-ink"
    >
      {connected && <Tiles people={stage.people} />}
      {!connected && !over && <Outgoing stage={stage} local={local} me={me} />}
      {over && <AfterCall stage={stage} actions={actions} />}
      {connected && (stage.type === "video" || local.camera.on) && (
        <SelfView me={me} local={local} className={selfCorner} />
      )}
      {!over && (
        <>
          <div className="absolute inset-x-0 top-0">
            <CallHeader stage={stage} serverOffset={serverOffset} onMinimise={onMinimise} />
            <div className="safe-x -mt-4 flex justify-center">
              <DeviceNotices local={local} />
            </div>
          </div>
          <div className="safe-bottom absolute inset-x-0 bottom-0 flex justify-center bg-linear-to-t from-black/70 to-transparent pt-10 md:bg-none md:pointer-events-none md:*:pointer-events-auto">
            <CallBar local={local} actions={actions} pending={!connected} />
          </div>
        </>
      )}
    </section>
  );
}
