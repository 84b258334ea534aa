import { useTranslations } from "use-intl";
import { emojiNames, emojis } from "./emojis";

export function EmojiRow({ onReact }: { readonly onReact: (emoji: string) => void }) {
  const t = useTranslations("inCall.reaction");
  return (
    <div className="flex">
      {emojiNames.map((name) => (
        <button
          key={name}
          type="button"
          aria-label={t(name)}
          title={t(name)}
          onClick={() => onReact(emojis[name])}
          className="inline-flex size-11 items-center justify-center rounded-full text-2xl hover:bg-raised"
        >
          {emojis[name]}
        </button>
      ))}
    </div>
  );
}
