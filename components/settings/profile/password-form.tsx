import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { api } from "@/lib/client/api";
import { useChange } from "../use-change";

/** Whoever knows the old password elsewhere is signed out there. */
export function PasswordForm({ username }: { readonly username: string }) {
  const t = useTranslations("settings.profile");
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [saved, setSaved] = useState(false);
  const problems = { FORBIDDEN: "wrong", VALIDATION_ERROR: "short" } as const;
  const { problem, pending, attempt } = useChange<"wrong" | "short">(problems);
  const [missing, setMissing] = useState(false);

  const close = () => {
    setOpen(false);
    setCurrent("");
    setPassword("");
  };
  const save = async () => {
    setMissing(current === "");
    if (current === "") return;
    if (!(await attempt(() => api.changePassword({ current, password })))) return;
    setSaved(true);
    close();
  };
  if (!open) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <Button
          kind="secondary"
          onClick={() => {
            setOpen(true);
            setSaved(false);
          }}
        >
          {t("changePassword")}
        </Button>
        <p role="status" className="text-sm text-soft">
          {saved && t("passwordSaved")}
        </p>
      </div>
    );
  }
  const ofNew = problem === "wrong" ? undefined : problem;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {/* Password managers want to know whose it is. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <Field
        label={t("currentPassword")}
        type="password"
        autoComplete="current-password"
        autoFocus
        problem={missing || problem === "wrong" ? t("problem.wrong") : undefined}
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <Field
        label={t("newPassword")}
        hint={t("newPasswordHint")}
        type="password"
        autoComplete="new-password"
        problem={ofNew && t(`problem.${ofNew}`)}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={pending}>
          {t("savePassword")}
        </Button>
        <Button kind="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
