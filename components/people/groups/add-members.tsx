import { useState } from "react";
import { UserPlus } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Group } from "@/lib/contract";
import { Button } from "@/components/ui/button";
import { usePicked } from "../use-picked";
import { PickPeople } from "./pick-people";

interface Props {
  readonly members: Group["members"];
  /** Whether they were added. */
  readonly onAdd: (userIds: string[]) => Promise<boolean>;
}

/** Picks who comes into a group. */
export function AddMembers({ members, onAdd }: Props) {
  const t = useTranslations("people.groups");
  const [open, setOpen] = useState(false);
  const picked = usePicked();
  const add = async () => {
    if (!(await onAdd(picked.people.map(({ userId }) => userId)))) return;
    picked.clear();
    setOpen(false);
  };
  if (!open) {
    return (
      <Button kind="secondary" onClick={() => setOpen(true)} className="self-start">
        <UserPlus aria-hidden className="size-4 shrink-0" />
        {t("add")}
      </Button>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <PickPeople picked={picked} without={members.map(({ userId }) => userId)} />
      <div className="flex flex-wrap gap-2">
        <Button disabled={picked.people.length === 0} onClick={() => void add()}>
          {t("addNow")}
        </Button>
        <Button kind="secondary" onClick={() => setOpen(false)}>
          {t("cancel")}
        </Button>
      </div>
    </div>
  );
}
