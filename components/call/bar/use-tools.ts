import {
  ChartLine,
  Grid2x2,
  Hand,
  Maximize,
  MessageSquareText,
  Minimize,
  PictureInPicture2,
  RectangleEllipsis,
  UserPlus,
} from "lucide-react";
import { useTranslations } from "use-intl";
import type { Tool } from "./controls";

/** Something that is on or off. */
export interface Toggle {
  readonly on: boolean;
  readonly toggle: () => void;
}

interface Parts {
  readonly hand: Toggle;
  readonly text: Toggle & { readonly unread: number };
  readonly invite: () => void;
  /** On: who speaks is large. Absent where one person fills the stage. */
  readonly layout?: Toggle;
  readonly statistics: Toggle;
  /** Absent where the browser has none. */
  readonly pip?: Toggle;
  readonly fullScreen?: Toggle;
}

/** What one can do besides microphone and camera, in the order of the bar. */
export function useTools({
  hand,
  text,
  invite,
  layout,
  statistics,
  pip,
  fullScreen,
}: Parts): readonly Tool[] {
  const t = useTranslations("inCall");
  const waiting =
    text.unread === 0 ? {} : { waiting: { count: text.unread, label: t("unread", { count: text.unread }) } };
  const tools: (Tool | undefined)[] = [
    {
      id: "hand",
      icon: Hand,
      label: t(hand.on ? "lowerHand" : "raiseHand"),
      active: hand.on,
      run: hand.toggle,
    },
    {
      id: "text",
      icon: MessageSquareText,
      label: t(text.on ? "closeChat" : "openChat"),
      active: text.on,
      ...waiting,
      run: text.toggle,
    },
    { id: "invite", icon: UserPlus, label: t("invite.title"), active: false, run: invite },
    layout && {
      id: "layout",
      icon: layout.on ? Grid2x2 : RectangleEllipsis,
      label: t(layout.on ? "grid" : "speaker"),
      active: false,
      run: layout.toggle,
    },
    {
      id: "statistics",
      icon: ChartLine,
      label: t(statistics.on ? "closeStatistics" : "openStatistics"),
      active: statistics.on,
      run: statistics.toggle,
    },
    pip && {
      id: "pip",
      icon: PictureInPicture2,
      label: t(pip.on ? "exitPip" : "pip"),
      active: pip.on,
      run: pip.toggle,
    },
    fullScreen && {
      id: "fullScreen",
      icon: fullScreen.on ? Minimize : Maximize,
      label: t(fullScreen.on ? "exitFullScreen" : "fullScreen"),
      active: fullScreen.on,
      run: fullScreen.toggle,
    },
  ];
  return tools.filter((tool) => tool !== undefined);
}
