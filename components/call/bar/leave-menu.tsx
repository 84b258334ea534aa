import { LogOut, PhoneOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { CallControls } from "./controls";

/** The host of a group says whether it goes on without them. */
export function LeaveMenu({ actions }: { readonly actions: CallControls }) {
  const t = useTranslations("call");
  return (
    <Menu
      side="top"
      trigger={
        <IconButton size="bar" icon={PhoneOff} kind="danger" label={t("leaveOrEnd")} className="w-16!" />
      }
    >
      <MenuItem icon={LogOut} onSelect={() => void actions.hangUp()}>
        {t("leave")}
      </MenuItem>
      <MenuItem icon={PhoneOff} onSelect={() => void actions.endForAll()}>
        {t("endForAll")}
      </MenuItem>
    </Menu>
  );
}
