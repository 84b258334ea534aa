"use client";
import Link from "next/link";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { SignUpMember } from "./checks";
import { focusFirstProblem, textOf } from "./form";
import { PasswordField } from "./password-field";
import { useSignUp } from "./use-sign-up";

export function SignUpForm() {
  const t = useTranslations("auth");
  const { signUp, busy, problem } = useSignUp();

  const send = async (form: HTMLFormElement) => {
    const sent = await signUp({
      username: textOf(form, "username").trim(),
      nickname: textOf(form, "nickname"),
      password: textOf(form, "password"),
    });
    if (!sent) focusFirstProblem(form);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void send(event.currentTarget);
  };
  const problemOf = (member: SignUpMember) => {
    if (!problem?.members.includes(member)) return undefined;
    return t(problem.kind === "taken" ? "problem.taken" : `problem.${member}`);
  };

  return (
    <form onSubmit={submit} noValidate aria-labelledby="form-title" className="flex flex-col gap-5">
      <h1 id="form-title" className="text-3xl font-semibold tracking-tight">
        {t("signUpTitle")}
      </h1>
      <Field
        name="username"
        label={t("username")}
        hint={t("usernameHint")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        problem={problemOf("username")}
      />
      <Field
        name="nickname"
        label={t("nickname")}
        hint={t("nicknameHint")}
        autoComplete="nickname"
        problem={problemOf("nickname")}
      />
      <PasswordField
        name="password"
        label={t("password")}
        hint={t("passwordHint")}
        autoComplete="new-password"
        problem={problemOf("password")}
      />
      {problem !== undefined && (
        <Notice kind="danger" urgent>
          {t(`problem.${problem.kind}`)}
        </Notice>
      )}
      <Button type="submit" disabled={busy} className="min-h-12">
        {t("signUp")}
      </Button>
      <p className="text-center text-soft">
        {t("toSignIn")}{" "}
        <Link
          href="/sign-in"
          className="inline-flex min-h-11 min-w-11 items-center justify-center font-medium text-accent-ink underline"
        >
          {t("signIn")}
        </Link>
      </p>
    </form>
  );
}
