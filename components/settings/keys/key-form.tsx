import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CheckBox } from "@/components/ui/check-box";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { ApiScope } from "@/lib/contract";
import type { WishedKey } from "./use-keys";

interface Props {
  /** May make service keys. */
  readonly operator: boolean;
  /** Whether it was made. */
  readonly onMake: (wished: WishedKey) => Promise<boolean>;
  readonly onCancel: () => void;
}

const scopes: readonly { readonly scope: ApiScope; readonly words: "read" | "act" }[] = [
  { scope: "calls:read", words: "read" },
  { scope: "calls:act", words: "act" },
];

type Problem = "name" | "scopes";

function problemOf({ name, scopes: chosen }: WishedKey): Problem | undefined {
  if (name === "" || name.length > 64) return "name";
  return chosen.length === 0 ? "scopes" : undefined;
}

function wishedIn(form: HTMLFormElement): WishedKey {
  const data = new FormData(form);
  const name = data.get("name");
  return {
    name: typeof name === "string" ? name.trim() : "",
    kind: data.has("service") ? "service" : "personal",
    scopes: scopes.map(({ scope }) => scope).filter((scope) => data.has(scope)),
  };
}

/** What a new key is for and what it may do. */
export function KeyForm({ operator, onMake, onCancel }: Props) {
  const t = useTranslations("settings.keys");
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wished = wishedIn(event.currentTarget);
    const found = problemOf(wished);
    setProblem(found);
    if (found !== undefined) return;
    setBusy(true);
    void onMake(wished).then((made) => (made ? onCancel() : setBusy(false)));
  };

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5 rounded-2xl bg-ground p-5">
      <Field
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        autoFocus
        autoComplete="off"
        problem={problem === "name" ? t("problem.name") : undefined}
      />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-medium">{t("scopes")}</legend>
        {scopes.map(({ scope, words }) => (
          <CheckBox
            key={scope}
            name={scope}
            defaultChecked={scope === "calls:read"}
            label={t(`scope.${words}`)}
            hint={t(`scope.${words}Hint`)}
          />
        ))}
      </fieldset>
      {operator && <CheckBox name="service" label={t("service")} hint={t("serviceHint")} />}
      {problem === "scopes" && (
        <Notice kind="danger" urgent>
          {t("problem.scopes")}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={busy}>
          {t("make")}
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
