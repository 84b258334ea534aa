/** Pure: a sheet stays where it was opened; a call that begins takes its place. */

/** Whether what was opened during one call, or none, may be seen now. */
export const isSeen = (during: string | undefined, now: string | undefined): boolean =>
  now === undefined || now === during;
