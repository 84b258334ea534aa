import type { LucideIcon } from "lucide-react";
import type { ShortcutName } from "@/lib/client/shortcuts";
import type { LocalView, PhoneActions } from "@/lib/client/types";

/** What the buttons of a call do. */
export type CallControls = Pick<
  PhoneActions,
  | "setMicrophone"
  | "setCamera"
  | "chooseDevice"
  | "turnCamera"
  | "shareScreen"
  | "dismissDeviceNotice"
  | "hangUp"
  | "endForAll"
>;

/** What a button of the bar is drawn from. */
export interface ControlProps {
  readonly local: LocalView;
  readonly actions: CallControls;
}

/** Something that one can do besides: a button where there is room, else a line of the menu. */
export interface Tool {
  readonly id: Extract<
    ShortcutName,
    "hand" | "text" | "invite" | "layout" | "statistics" | "pip" | "fullScreen"
  >;
  readonly icon: LucideIcon;
  readonly label: string;
  /** It is on at this moment. */
  readonly active: boolean;
  /** How many things wait there, in a number and in words. */
  readonly waiting?: { readonly count: number; readonly label: string };
  readonly run: () => void;
}
