"use client";
import { LogOut, Moon } from "lucide-react";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { isLocale, locales } from "@/components/ui/locales";
import { Menu, MenuChoice, MenuItem, MenuLine, MenuSwitch } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { themes } from "@/components/ui/preferences";
import { signOut } from "@/lib/client/account";
import { changeAccount, useMyAccount } from "@/lib/client/my-account";
import type { PersonRef } from "@/lib/client/types";
import { useChooseLocale, useTheme } from "@/components/ui/use-preferences";

const languages = Object.entries(locales).flatMap(([value, label]) =>
  isLocale(value) ? [{ value, label, lang: value }] : [],
);

interface Props {
  readonly me: PersonRef;
  /** What is to be ended before signing out. */
  readonly onLeave?: () => Promise<void>;
}

/** Language, appearance and signing out. */
export function AccountMenu({ me, onLeave }: Props) {
  const t = useTranslations("account");
  const locale = useLocale();
  const chooseLocale = useChooseLocale();
  const [theme, chooseTheme] = useTheme();
  const [failed, setFailed] = useState<"signOutFailed" | "disturbFailed">();
  const { account } = useMyAccount();
  const undisturbed = account?.doNotDisturb === true;

  const leave = () => {
    setFailed(undefined);
    const left = onLeave?.() ?? Promise.resolve();
    left.then(signOut).then(
      () => window.location.assign("/sign-in"),
      () => setFailed("signOutFailed"),
    );
  };
  const disturb = (doNotDisturb: boolean) => {
    setFailed(undefined);
    changeAccount({ doNotDisturb }).catch(() => setFailed("disturbFailed"));
  };
  const trigger = (
    <button
      type="button"
      aria-label={t(undisturbed ? "menuUndisturbed" : "menu", { name: me.name })}
      className="flex min-h-11 items-center gap-2.5 rounded-full ps-1 pe-1 hover:bg-raised sm:pe-4"
    >
      <span className="relative">
        <Avatar name={me.name} src={me.avatar} size="small" />
        {undisturbed && (
          <span className="absolute -end-1 -bottom-1 rounded-full bg-ink p-1 text-ground">
            <Moon aria-hidden className="size-3.5" />
          </span>
        )}
      </span>
      <span className="hidden max-w-40 truncate font-medium sm:inline">{me.name}</span>
    </button>
  );

  return (
    <div className="relative">
      <Menu trigger={trigger}>
        {account && (
          <>
            <MenuSwitch label={t("doNotDisturb")} on={undisturbed} onChange={disturb} />
            <MenuLine />
          </>
        )}
        <MenuChoice label={t("language")} value={locale} choices={languages} onChoose={chooseLocale} />
        <MenuLine />
        <MenuChoice
          label={t("theme")}
          value={theme}
          choices={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
          onChoose={chooseTheme}
        />
        <MenuLine />
        <MenuItem icon={LogOut} onSelect={leave}>
          {t("signOut")}
        </MenuItem>
      </Menu>
      {failed !== undefined && (
        <Notice kind="danger" urgent className="absolute end-0 top-full z-30 mt-2 w-72 shadow-lg">
          {t(failed)}
        </Notice>
      )}
    </div>
  );
}
