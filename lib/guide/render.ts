import { Marked, type Tokens } from "marked";
import { anchorOf, pageOf, referenceOf } from "./links";

/** A chapter as it is shown. */
export interface Chapter {
  readonly title: string;
  /** HTML; of our own files, so it is trusted. */
  readonly html: string;
  readonly headings: readonly { readonly text: string; readonly anchor: string }[];
}

/** The words around the code. */
export interface Words {
  readonly copy: string;
  readonly output: string;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** What a block is: an output has no button, and a file has its name. */
function code({ text, lang = "" }: Tokens.Code, words: Words): string {
  const [language = "", file] = lang.split(" ");
  const isOutput = language === "json" || language === "text";
  const caption = isOutput ? words.output : file;
  const label = caption === undefined ? "" : `<figcaption>${escaped(caption)}</figcaption>`;
  const button = isOutput ? "" : `<button type="button" data-copy>${escaped(words.copy)}</button>`;
  const body = `<pre tabindex="0" translate="no"><code>${escaped(text)}</code></pre>`;
  return `<figure class="code${isOutput ? " output" : ""}">${label}${body}${button}</figure>\n`;
}

function marked(words: Words): Marked {
  return new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      code: (token) => code(token, words),
      codespan({ text }) {
        const reference = referenceOf(text);
        const html = `<code translate="no">${escaped(text)}</code>`;
        return reference === undefined ? html : `<a href="${reference}">${html}</a>`;
      },
      link({ href, tokens }) {
        return `<a href="${escaped(pageOf(href))}">${this.parser.parseInline(tokens)}</a>`;
      },
      table(token) {
        const cells = (row: readonly Tokens.TableCell[], tag: "th" | "td") =>
          row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join("");
        const rows = token.rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("");
        const head = `<thead><tr>${cells(token.header, "th")}</tr></thead>`;
        // Wide tables scroll by themselves, also with the keyboard.
        return `<div class="table" tabindex="0"><table>${head}<tbody>${rows}</tbody></table></div>\n`;
      },
    },
  });
}

/** Renders a chapter of the guide. */
export function render(markdown: string, words: Words): Chapter {
  const tool = marked(words);
  const headings = tool
    .lexer(markdown)
    .flatMap((token) => (token.type === "heading" ? [token as Tokens.Heading] : []));
  return {
    title: headings.find(({ depth }) => depth === 1)?.text ?? "",
    html: tool.parse(markdown, { async: false }),
    headings: headings
      .filter(({ depth }) => depth === 2)
      .map(({ text }) => ({ text, anchor: anchorOf(text) })),
  };
}
