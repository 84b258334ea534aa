"use client";
import Link from "next/link";
import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "./password-field";
import { focusFirstProblem, textOf } from "./form";
import { useSignIn } from "./use-sign-in";

export function SignInForm() {
  const t = useTranslations("auth");
  const { signIn, busy, problem } = useSignIn();
  const [missing, setMissing] = useState<readonly string[]>([]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const username = textOf(form, "username").trim();
    const password = textOf(form, "password");
    setMissing([username === "" ? "username" : "", password === "" ? "password" : ""]);
    if (username === "" || password === "") return focusFirstProblem(form);
    void signIn(username, password);
  };

  return (
    <form onSubmit={submit} noValidate aria-labelledby="form-title" className="flex flex-col gap-5">
      <h1 id="form-title" className="text-3xl font-semibold tracking-tight">
        {t("signInTitle")}
      </h1>
      <Field
        name="username"
        label={t("username")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        problem={missing.includes("username") ? t("problem.usernameMissing") : undefined}
      />
      <PasswordField
        name="password"
        label={t("password")}
        autoComplete="current-password"
        problem={missing.includes("password") ? t("problem.passwordMissing") : undefined}
      />
      {problem !== undefined && (
        <Notice kind="danger" urgent>
          {t(`problem.${problem}`)}
        </Notice>
      )}
      <Button type="submit" disabled={busy} className="min-h-12">
        {t("signIn")}
      </Button>
      <p className="text-center text-soft">
        {t("toSignUp")}{" "}
        <Link
          href="/sign-up"
          className="inline-flex min-h-11 min-w-11 items-center justify-center font-medium text-accent-ink underline"
        >
          {t("signUp")}
        </Link>
      </p>
    </form>
  );
}
