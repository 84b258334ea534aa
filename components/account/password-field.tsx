"use client";
import { useState, type ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";

/** A password, to be seen on demand. */
export function PasswordField(props: Omit<ComponentProps<typeof Field>, "type">) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  return (
    <div className="flex flex-col gap-1">
      <Field {...props} type={shown ? "text" : "password"} autoCapitalize="none" spellCheck={false} />
      <label className="flex min-h-11 w-fit items-center gap-2.5 text-sm text-soft">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
          className="size-5 accent-accent"
        />
        {t("showPassword")}
      </label>
    </div>
  );
}
