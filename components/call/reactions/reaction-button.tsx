import { SmilePlus } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { EmojiRow } from "./emoji-row";

/** Shows how one feels without a word. */
export function ReactionButton({ onReact }: { readonly onReact: (emoji: string) => void }) {
  const t = useTranslations("inCall");
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton size="bar" icon={SmilePlus} kind="on" label={t("react")} />
      </Popover.Trigger>
      <Popover.Content
        side="top"
        sideOffset={12}
        collisionPadding={12}
        aria-label={t("reactions")}
        className="z-30 rounded-full border border-line bg-surface p-1.5 shadow-lg"
      >
        <EmojiRow
          onReact={(emoji) => {
            setOpen(false);
            onReact(emoji);
          }}
        />
      </Popover.Content>
    </Popover.Root>
  );
}
