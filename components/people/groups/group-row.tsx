import { Phone, Settings2, Video } from "lucide-react";
import { useTranslations } from "use-intl";
import type { CallType } from "@/lib/call";
import type { Group } from "@/lib/contract";
import { Faces } from "@/components/ui/faces";
import { IconButton } from "@/components/ui/icon-button";
import { type Place, RunningCall } from "./running-call";

export interface GroupRowActions {
  readonly onCall: (group: Group, type: CallType) => void;
  readonly onJoin: (group: Group, video: boolean) => void;
  readonly onOpen: (group: Group) => void;
}

interface Props extends GroupRowActions {
  readonly group: Group;
  /** The reader. */
  readonly ownId: string;
  readonly place: Place;
}

/** A group, with a call to all of it one click away, or the call that it is in. */
export function GroupRow({ group, ownId, place, onCall, onJoin, onOpen }: Props) {
  const t = useTranslations("people.groups");
  const { name, members, activeCall } = group;
  const idle = activeCall === undefined;
  const unable = place !== "free" || members.length < 2;
  return (
    <li className="flex flex-col gap-3 rounded-2xl border border-line bg-surface p-3">
      <div className="flex min-h-12 items-center gap-3">
        <Faces people={members.filter(({ userId }) => userId !== ownId)} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate font-medium">{name}</span>
          <span className="truncate text-sm text-soft">{t("members", { count: members.length })}</span>
        </span>
        <span className="flex gap-1 min-[360px]:gap-2">
          {idle && (
            <>
              <IconButton
                icon={Phone}
                kind="accent"
                label={t("call", { name })}
                disabled={unable}
                onClick={() => onCall(group, "audio")}
              />
              <IconButton
                icon={Video}
                kind="accent"
                label={t("videoCall", { name })}
                disabled={unable}
                onClick={() => onCall(group, "video")}
              />
            </>
          )}
          <IconButton icon={Settings2} label={t("open", { name })} onClick={() => onOpen(group)} />
        </span>
      </div>
      {!idle && (
        <RunningCall name={name} call={activeCall} place={place} onJoin={(video) => onJoin(group, video)} />
      )}
    </li>
  );
}
