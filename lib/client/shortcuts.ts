/** What single keys do in a call; the names are those of the messages. */
export const shortcutKeys = {
  microphone: "M",
  camera: "V",
  talk: "Space",
  hand: "H",
  share: "S",
  layout: "L",
  text: "C",
  invite: "I",
  statistics: "N",
  pip: "P",
  fullScreen: "F",
  list: "?",
} as const;

export type ShortcutName = keyof typeof shortcutKeys;
export const shortcutNames = Object.keys(shortcutKeys) as readonly ShortcutName[];
