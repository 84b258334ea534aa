/** What one can react with; the names are those of the messages. */
export const emojis = {
  thumb: "👍",
  heart: "❤️",
  laugh: "😂",
  clap: "👏",
  party: "🎉",
  wow: "😮",
} as const;

export type EmojiName = keyof typeof emojis;
export const emojiNames = Object.keys(emojis) as readonly EmojiName[];
