/** In the order in which a button goes round. */
export const corners = ["end-bottom", "start-bottom", "start-top", "end-top"] as const;
export type Corner = (typeof corners)[number];

type Box = Pick<DOMRect, "left" | "top" | "width" | "height">;

/** The corner of the stage to which a picture is nearest. `rtl`: lines begin at the right. */
export function cornerAt(picture: Box, stage: Box, rtl: boolean): Corner {
  const left = picture.left + picture.width / 2 < stage.left + stage.width / 2;
  const top = picture.top + picture.height / 2 < stage.top + stage.height / 2;
  return `${left !== rtl ? "start" : "end"}-${top ? "top" : "bottom"}`;
}
