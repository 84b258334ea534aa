import type { Outgoing } from "./http-send";

/** At most so much of a body is shown. */
const shown = 3_000;

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request as a command that sends it again, as far as curl can. */
export function asCurl(url: string, { method, address, headers, body, sending }: Outgoing): string {
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const start = ["curl", "--path-as-is", "-X", method, ...lines];
  const target = quoted(url + address);
  if (body.length === 0) return [...start, target].join(" ");
  const notes = [
    ...(body.length > shown ? [`the first ${shown} of ${body.length} octets`] : []),
    ...(sending === "announced" ? [] : [`sent: ${sending}`]),
  ];
  const note = notes.length > 0 ? ` # ${notes.join(", ")}` : "";
  const text = body.toString();
  // An argument holds neither NUL nor what is no UTF-8.
  if (Buffer.from(text).equals(body) && !text.includes("\0"))
    return [...start, "--data-binary", quoted(text.slice(0, shown)), target].join(" ") + note;
  const octets = body.subarray(0, shown).toString("base64");
  return `echo ${octets} | base64 -d | ${[...start, "--data-binary", "@-", target].join(" ")}${note}`;
}
