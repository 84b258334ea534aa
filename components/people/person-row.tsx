import { Ban, EllipsisVertical, Phone, Video } from "lucide-react";
import { useTranslations } from "use-intl";
import type { CallType } from "@/lib/call";
import type { PersonRef } from "@/lib/client/types";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";

interface Props {
  readonly person: PersonRef;
  readonly username: string;
  readonly online: boolean;
  /** This user is in a call and cannot place another. */
  readonly busy: boolean;
  /** Their calls do not reach this user. */
  readonly blocked: boolean;
  readonly onCall: (type: CallType) => void;
  readonly onBlock: (block: boolean) => void;
}

/** Somebody whom one may call. Who is offline may be called too: they see a missed call. */
export function PersonRow({ person, username, online, busy, blocked, onCall, onBlock }: Props) {
  const t = useTranslations("people");
  const { name } = person;
  return (
    <li className="flex min-h-18 items-center gap-3 rounded-2xl px-2 py-2 hover:bg-surface sm:gap-4">
      <span className="relative">
        <Avatar name={name} src={person.avatar} />
        <span
          aria-hidden
          className={cx(
            "absolute end-0 bottom-0 size-3.5 rounded-full border-2 border-ground",
            online ? "bg-accent" : "bg-edge",
          )}
        />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate font-medium">{name}</span>
        <span className="flex gap-1.5 text-sm text-soft">
          <span className={cx("shrink-0", online && !blocked && "text-accent-ink")}>
            {t(blocked ? "blocked" : online ? "online" : "offline")}
          </span>
          <span aria-hidden>{"·"}</span>
          <bdi className="truncate">{username}</bdi>
        </span>
      </span>
      <span className="flex gap-1 min-[360px]:gap-2">
        <IconButton
          icon={Phone}
          kind="accent"
          label={t("call", { name })}
          disabled={busy}
          onClick={() => onCall("audio")}
        />
        <IconButton
          icon={Video}
          kind="accent"
          label={t("videoCall", { name })}
          disabled={busy}
          onClick={() => onCall("video")}
        />
        <Menu
          trigger={<IconButton icon={EllipsisVertical} label={t("menu", { name })} className="-me-2 w-8" />}
        >
          <MenuItem icon={Ban} onSelect={() => onBlock(!blocked)}>
            {t(blocked ? "unblock" : "block", { name })}
          </MenuItem>
        </Menu>
      </span>
    </li>
  );
}
