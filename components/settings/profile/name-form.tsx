import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { changeAccount } from "@/lib/client/my-account";
import { useChange } from "../use-change";

/** The name that others see. */
export function NameForm({ name }: { readonly name: string }) {
  const t = useTranslations("settings.profile");
  const router = useRouter();
  const [written, setWritten] = useState(name);
  const [saved, setSaved] = useState(false);
  const { problem, pending, attempt } = useChange({ VALIDATION_ERROR: "name" });

  const save = async () => {
    const done = await attempt(() => changeAccount({ nickname: written }));
    setSaved(done);
    // The header has it from the server.
    if (done) router.refresh();
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={t("name")}
        hint={t("nameHint")}
        problem={problem && t(`problem.${problem}`)}
        value={written}
        maxLength={64}
        autoComplete="nickname"
        onChange={(event) => {
          setWritten(event.target.value);
          setSaved(false);
        }}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={pending || written.trim() === name}>
          {t("save")}
        </Button>
        <p role="status" className="text-sm text-soft">
          {saved && t("saved")}
        </p>
      </div>
    </form>
  );
}
