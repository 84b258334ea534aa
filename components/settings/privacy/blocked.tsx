import { useState } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { api } from "@/lib/client/api";
import { useFound } from "@/lib/client/use-found";
import type { Person } from "@/lib/contract";
import { useLoaded } from "@/lib/client/use-loaded";

const load = async (signal: AbortSignal) => (await api.listBlocked({ limit: 100 }, { signal })).items;
const problems = { RATE_LIMIT_EXCEEDED: "many" } as const;

interface RowProps {
  readonly person: Person;
  readonly does: string;
  readonly label: string;
  readonly onDo: () => void;
}

function Row({ person, does, label, onDo }: RowProps) {
  return (
    <li className="flex min-h-16 items-center gap-3 py-2">
      <Avatar name={person.nickname} src={person.avatar} size="small" />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate font-medium">{person.nickname}</span>
        <bdi className="truncate text-sm text-soft">{person.username}</bdi>
      </span>
      <Button kind="secondary" aria-label={label} onClick={onDo}>
        {does}
      </Button>
    </li>
  );
}

/** Whom one has blocked, and whom one might. */
export function Blocked() {
  const t = useTranslations("settings.privacy");
  const [keyword, setKeyword] = useState("");
  const { loaded, failed, problem, reload, attempt } = useLoaded<Person[], "many">(load, problems);
  const found = useFound(keyword.trim(), { limit: 8, without: "nobody" }).people;
  const others = found.filter(({ id }) => !loaded?.some((person) => person.id === id));
  const block = async ({ id }: Person) => {
    if (await attempt(() => api.blockUser({ userId: id }))) setKeyword("");
  };
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-medium">{t("blocked")}</h3>
      <p className="text-sm text-soft">{t("blockedHint")}</p>
      {(problem !== undefined || failed) && (
        <Notice kind="danger" urgent>
          <p>{t(`problem.${problem ?? "network"}`)}</p>
          {failed && (
            <Button kind="quiet" className="-ms-5 underline" onClick={reload}>
              {t("retry")}
            </Button>
          )}
        </Notice>
      )}
      {loaded?.length === 0 && <p className="text-soft">{t("nobodyBlocked")}</p>}
      {loaded && loaded.length > 0 && (
        <ul aria-label={t("blocked")} className="divide-y divide-line">
          {loaded.map((person) => (
            <Row
              key={person.id}
              person={person}
              does={t("unblock")}
              label={t("unblockOf", { name: person.nickname })}
              onDo={() => void attempt(() => api.unblockUser({ userId: person.id }))}
            />
          ))}
        </ul>
      )}
      <Field
        label={t("search")}
        type="search"
        autoComplete="off"
        maxLength={64}
        value={keyword}
        onChange={(event) => setKeyword(event.target.value)}
      />
      <p role="status" className="sr-only">
        {keyword.trim() !== "" && t("found", { count: others.length })}
      </p>
      {others.length > 0 && (
        <ul aria-label={t("search")} className="divide-y divide-line">
          {others.map((person) => (
            <Row
              key={person.id}
              person={person}
              does={t("block")}
              label={t("blockOf", { name: person.nickname })}
              onDo={() => void block(person)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
