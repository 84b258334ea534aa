interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

/** So long the browser may take to begin with it. */
const goneMs = 60_000;

/** Lets the browser keep a file where it keeps what is downloaded. */
export function saveFile({ name, content }: NamedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), goneMs);
}
