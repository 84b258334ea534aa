/** What there is of the Document Picture-in-Picture API (WICG) in a browser that has it. */
interface DocumentPip {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

export const documentPip = (): DocumentPip | undefined =>
  typeof window === "undefined"
    ? undefined
    : (window as { documentPictureInPicture?: DocumentPip }).documentPictureInPicture;

/** A small window over all others that looks as this page does. Rejects where it was not asked for by a click. */
export async function openPipWindow(pip: DocumentPip): Promise<Window> {
  const opened = await pip.requestWindow({ width: 360, height: 240 });
  const root = opened.document.documentElement;
  root.lang = document.documentElement.lang;
  root.dataset.theme = document.documentElement.dataset.theme;
  opened.document.title = document.title;
  for (const style of document.querySelectorAll('link[rel="stylesheet"], style')) {
    opened.document.head.append(style.cloneNode(true));
  }
  return opened;
}
