import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import type { Group } from "@/lib/contract";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Field } from "@/components/ui/field";
import { Sheet } from "@/components/ui/sheet";
import { AddMembers } from "./add-members";
import { GroupTrouble } from "./group-trouble";
import { MemberRow } from "./member-row";
import { isAdmin, mayChangeRole, mayRemove } from "./rights";
import type { GroupActions, GroupProblem } from "./use-groups";

interface Props {
  readonly group: Group;
  readonly ownId: string;
  readonly problem: GroupProblem | undefined;
  readonly actions: GroupActions;
  readonly onClose: () => void;
}

/** Who is in a group, and what the reader may change. */
export function GroupSheet({ group, ownId, problem, actions, onClose }: Props) {
  const t = useTranslations("people.groups");
  const { id, name, members } = group;
  const admin = isAdmin(group);
  const rename = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = new FormData(event.currentTarget).get("name");
    if (typeof wanted === "string" && wanted.trim() !== "") void actions.rename(id, wanted.trim());
  };
  return (
    <Sheet title={name} about={t(admin ? "aboutAdmin" : "aboutMember")} close={t("close")} onClose={onClose}>
      <GroupTrouble problem={problem} />
      {admin && (
        <form key={name} onSubmit={rename} className="flex items-end gap-2">
          <div className="flex-1">
            <Field
              label={t("name")}
              name="name"
              defaultValue={name}
              required
              maxLength={64}
              autoComplete="off"
            />
          </div>
          <Button kind="secondary" type="submit" className="min-h-12">
            {t("rename")}
          </Button>
        </form>
      )}
      <ul aria-label={t("membersOf", { name })} className="flex flex-col">
        {members.map((member) => (
          <MemberRow
            key={member.userId}
            member={member}
            mine={member.userId === ownId}
            promotes={mayChangeRole(group, member, ownId)}
            removes={mayRemove(group, member, ownId)}
            onRole={(role) => void actions.changeRole(id, member.userId, role)}
            onRemove={() => void actions.remove(id, member.userId)}
          />
        ))}
      </ul>
      {admin && <AddMembers members={members} onAdd={(userIds) => actions.add(id, userIds)} />}
      <Confirm
        trigger={
          <Button kind="secondary" className="self-start">
            {t("leave")}
          </Button>
        }
        title={t("leaveTitle", { name })}
        text={t(members.length > 1 ? "leaveText" : "leaveLastText")}
        yes={t("leave")}
        no={t("cancel")}
        onYes={() => void actions.leave(id).then((left) => left && onClose())}
      />
    </Sheet>
  );
}
