import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import type { PersonRef } from "@/lib/client/types";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Sheet } from "@/components/ui/sheet";
import { usePicked } from "../use-picked";
import { GroupTrouble } from "./group-trouble";
import { PickPeople } from "./pick-people";
import type { GroupProblem } from "./use-groups";

interface Props {
  /** Who is picked already. */
  readonly people: readonly PersonRef[];
  readonly problem: GroupProblem | undefined;
  /** Whether it was made. */
  readonly onMake: (name: string, memberIds: string[]) => Promise<boolean>;
  readonly onClose: () => void;
}

/** A name, and who is in it. */
export function NewGroup({ people, problem, onMake, onClose }: Props) {
  const t = useTranslations("people.groups");
  const picked = usePicked(people);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const make = async (name: string) => {
    setBusy(true);
    setTried(true);
    const ids = picked.people.map(({ userId }) => userId);
    if (await onMake(name, ids)) onClose();
    else setBusy(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get("name");
    if (typeof name === "string" && name.trim() !== "") void make(name.trim());
  };
  return (
    <Sheet title={t("newTitle")} about={t("newAbout")} close={t("close")} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Field label={t("name")} name="name" required maxLength={64} autoComplete="off" />
        {tried && !busy && <GroupTrouble problem={problem} />}
        <PickPeople picked={picked} without={[]} />
        <Button type="submit" disabled={busy} className="sticky bottom-2">
          {t("make")}
        </Button>
      </form>
    </Sheet>
  );
}
