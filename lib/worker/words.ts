/** What the worker says, in one language. The build takes it from the messages of the pages. */
export interface Words {
  readonly audio: string;
  readonly video: string;
  readonly answer: string;
  readonly decline: string;
  /** With `{name}`. */
  readonly missed: string;
  readonly missedAudio: string;
  readonly missedVideo: string;
  readonly answered: string;
  readonly declined: string;
  readonly over: string;
  readonly test: string;
  readonly testText: string;
  readonly signedOut: string;
  readonly signedOutText: string;
}

export type AllWords = Readonly<Record<string, Words>>;

/** In the language of the pages, where it is known, else in that of the browser, else in English. */
export function wordsIn(all: AllWords, chosen: string | undefined, language: string): [string, Words] {
  const known = [chosen, language.split("-")[0], "en"].find((locale) => locale && Object.hasOwn(all, locale));
  const words = all[known ?? ""];
  if (!known || !words) throw new Error("the worker was built without words");
  return [known, words];
}
