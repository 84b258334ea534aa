import { useTranslations } from "use-intl";
import { ReactionButton } from "../reactions/reaction-button";
import { CameraButton } from "./camera-button";
import type { ControlProps, Tool } from "./controls";
import { CameraMenu, MicrophoneMenu } from "./device-menu";
import { HangUpButton } from "./hang-up-button";
import { LeaveMenu } from "./leave-menu";
import { MicButton } from "./mic-button";
import { MoreMenu } from "./more-menu";
import { ShareButton } from "./share-button";
import { ToolButton } from "./tool-button";

interface Props extends ControlProps {
  readonly group?: boolean;
  /** This user is the host of the group. */
  readonly hosting?: boolean;
  /** What there is besides, once it is connected. */
  readonly more?: {
    readonly tools: readonly Tool[];
    readonly onReact: (emoji: string) => void;
    readonly onKeys: () => void;
  };
}

/** What one does in a call. One button, one file; what a narrow screen has no room for is in a menu there. */
export function CallBar({ more, group = false, hosting = false, ...control }: Props) {
  const t = useTranslations("call");
  return (
    <div
      role="group"
      aria-label={t("controls")}
      className="flex items-center justify-center gap-0.5 @min-[22rem]:gap-2 @md:gap-3"
    >
      <MicrophoneMenu {...control} button={<MicButton {...control} />} />
      <CameraMenu {...control} button={<CameraButton {...control} />} />
      {more !== undefined && <ShareButton {...control} />}
      {more !== undefined && <MoreTools {...more} />}
      {hosting ? (
        <LeaveMenu actions={control.actions} />
      ) : (
        <HangUpButton
          actions={control.actions}
          does={more === undefined ? "cancel" : group ? "leave" : "hangUp"}
        />
      )}
    </div>
  );
}

/** All beside each other where there is room; else texts alone, which may have something new, and a menu. */
function MoreTools({ tools, onReact, onKeys }: NonNullable<Props["more"]>) {
  const [first, ...others] = tools;
  const text = tools.find(({ id }) => id === "text");
  return (
    <>
      <div className="hidden items-center gap-3 @3xl:flex">
        {first !== undefined && <ToolButton tool={first} />}
        <ReactionButton onReact={onReact} />
        {others.map((tool) => (
          <ToolButton key={tool.id} tool={tool} />
        ))}
      </div>
      <div className="flex items-center gap-0.5 @min-[22rem]:gap-2 @md:gap-3 @3xl:hidden">
        {text !== undefined && <ToolButton tool={text} />}
        <MoreMenu tools={tools.filter((tool) => tool !== text)} onReact={onReact} onKeys={onKeys} />
      </div>
    </>
  );
}
