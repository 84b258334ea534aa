import { Ellipsis, Keyboard } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { emojiNames, emojis } from "../reactions/emojis";
import type { Tool } from "./controls";

interface Props {
  readonly tools: readonly Tool[];
  readonly onReact: (emoji: string) => void;
  readonly onKeys: () => void;
}

/** On a narrow screen: everything that has no button there. */
export function MoreMenu({ tools, onReact, onKeys }: Props) {
  const t = useTranslations("inCall");
  return (
    <Menu trigger={<IconButton size="bar" icon={Ellipsis} kind="on" label={t("more")} />}>
      <DropdownMenu.Group aria-label={t("reactions")} className="flex">
        {emojiNames.map((name) => (
          <DropdownMenu.Item
            key={name}
            aria-label={t(`reaction.${name}`)}
            onSelect={() => onReact(emojis[name])}
            className="inline-flex size-11 cursor-default items-center justify-center rounded-full text-2xl outline-none data-highlighted:bg-raised"
          >
            {emojis[name]}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Group>
      <MenuLine />
      {tools.map(({ id, icon, label, run }) => (
        <MenuItem key={id} icon={icon} onSelect={run}>
          {label}
        </MenuItem>
      ))}
      <MenuItem icon={Keyboard} onSelect={onKeys}>
        {t("shortcuts")}
      </MenuItem>
    </Menu>
  );
}
