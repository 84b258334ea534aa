export type Piece = { readonly text: string; readonly href?: string };

const address = /https?:\/\/[^\s<>"'`]+/giu;
/** What ends a sentence is not part of the address before it. */
const ending = /[.,:;!?…，。：；！？、）】」』”’)\]}]+$/u;

/** How much of what was found is the address: a bracket that was opened in it is closed in it. */
function addressIn(found: string): string {
  let text = found.replace(ending, "");
  for (const [open, close] of [
    ["(", ")"],
    ["[", "]"],
  ] as const) {
    const after = found.slice(text.length);
    if (text.split(open).length > text.split(close).length && after.startsWith(close)) text += close;
  }
  return text;
}

/** The text in pieces: addresses of the web, and what stands between them. Nothing else becomes a link. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const href = addressIn(match[0]);
    if (!URL.canParse(href)) continue;
    if (match.index > done) pieces.push({ text: text.slice(done, match.index) });
    pieces.push({ text: href, href });
    done = match.index + href.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}
