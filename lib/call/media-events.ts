/** What can happen to one's own media, as one's client notices it. */
export const mediaEventTypes = [
  "ice_restarted",
  "reconnected",
  "media_lost",
  "media_restored",
  "microphone_switched",
  "camera_switched",
  "relayed",
  "direct",
] as const;
export type MediaEventType = (typeof mediaEventTypes)[number];
