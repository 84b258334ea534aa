import { useState } from "react";
import { useTranslations } from "use-intl";
import type { InviteFate, PersonRef, PhoneActions, TileView } from "@/lib/client/types";
import { useFound } from "@/lib/client/use-found";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { invitable, room, toggled } from "./choice";

interface Props {
  readonly people: readonly TileView[];
  readonly me: PersonRef;
  readonly invite: PhoneActions["invite"];
  readonly onDone: () => void;
}

/** Whom to invite, found by name. Who was chosen stays so while one looks for the next. */
export function InviteForm({ people, me, invite, onDone }: Props) {
  const t = useTranslations("inCall.invite");
  const [keyword, setKeyword] = useState("");
  const [chosen, setChosen] = useState<readonly PersonRef[]>([]);
  const [asking, setAsking] = useState(false);
  const [fate, setFate] = useState<InviteFate>();
  const found = useFound(keyword.trim(), { limit: 50, without: "everybody" });
  const shown = invitable(found.people, chosen, people, me);
  const left = room(people) - chosen.length;

  const send = async () => {
    setAsking(true);
    const came = await invite(chosen);
    setAsking(false);
    setFate(came);
    if (came === "sent") onDone();
  };
  return (
    <form
      className="flex min-h-0 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0 && !asking) void send();
      }}
    >
      <Field
        label={t("search")}
        type="search"
        autoComplete="off"
        maxLength={64}
        value={keyword}
        onChange={(event) => setKeyword(event.target.value)}
      />
      <p role="status" className="sr-only">
        {found.loading ? "" : t("found", { count: shown.length })}
      </p>
      {found.failed && (
        <Notice kind="danger" urgent>
          {t("searchFailed")}
        </Notice>
      )}
      <fieldset className="min-h-24 overflow-y-auto">
        <legend className="sr-only">{t("title")}</legend>
        {shown.length === 0 && !found.loading && !found.failed && (
          <p className="py-2 text-soft">{t("nobody")}</p>
        )}
        {shown.map((person) => {
          const checked = chosen.some(({ userId }) => userId === person.userId);
          return (
            <label
              key={person.userId}
              className="flex min-h-14 cursor-pointer items-center gap-3 rounded-xl px-2 hover:bg-raised"
            >
              <input
                type="checkbox"
                checked={checked}
                disabled={!checked && left <= 0}
                onChange={() => setChosen(toggled(chosen, person))}
                className="size-6 shrink-0 accent-accent"
              />
              <Avatar name={person.name} src={person.avatar} size="small" />
              <span className="min-w-0 truncate">{person.name}</span>
            </label>
          );
        })}
      </fieldset>
      {left <= 0 && <p className="text-sm text-soft">{t("noRoom")}</p>}
      {fate !== undefined && fate !== "sent" && (
        <Notice kind="danger" urgent>
          {t(fate)}
        </Notice>
      )}
      <Button type="submit" disabled={chosen.length === 0} aria-busy={asking}>
        {chosen.length === 0 ? t("choose") : t("send", { count: chosen.length })}
      </Button>
    </form>
  );
}
