import { ShieldCheck, ShieldOff, UserMinus } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Group, GroupRole } from "@/lib/contract";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/icon-button";

interface Props {
  readonly member: Group["members"][number];
  readonly mine: boolean;
  /** The reader may change the role. */
  readonly promotes: boolean;
  /** The reader may take them out. */
  readonly removes: boolean;
  readonly onRole: (role: GroupRole) => void;
  readonly onRemove: () => void;
}

/** Somebody in a group, and what the reader may do about that. */
export function MemberRow({ member, mine, promotes, removes, onRole, onRemove }: Props) {
  const t = useTranslations("people.groups");
  const { userName: name, userAvatar, role } = member;
  const admin = role === "admin";
  return (
    <li className="flex min-h-14 items-center gap-3">
      <Avatar name={name} src={userAvatar} size="small" />
      <span className="flex min-w-0 flex-1 flex-col leading-tight">
        <span className="truncate font-medium">{mine ? t("you", { name }) : name}</span>
        <span className="text-sm text-soft">{t(`role.${role}`)}</span>
      </span>
      {promotes && (
        <IconButton
          icon={admin ? ShieldOff : ShieldCheck}
          label={t(admin ? "demote" : "promote", { name })}
          onClick={() => onRole(admin ? "member" : "admin")}
        />
      )}
      {removes && <IconButton icon={UserMinus} label={t("remove", { name })} onClick={onRemove} />}
    </li>
  );
}
