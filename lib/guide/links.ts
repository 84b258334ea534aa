import { endpointEntries } from "@/lib/contract";
import { tags } from "@/lib/contract/endpoint";

/** Where the reference shows an endpoint that is named as `GET /users/:id`; undefined when there is none. */
export function referenceOf(named: string): string | undefined {
  const entry = endpointEntries.find(([, { method, path }]) => `${method} ${path}` === named);
  if (!entry) return undefined;
  const [name, { tag }] = entry;
  return `/docs/reference#/${encodeURIComponent(tags[tag])}/${name}`;
}

/** Chapters name each other as files, so that they can be read in the repository too. */
export const pageOf = (href: string): string => href.replace(/^([a-z-]+)\.md(?=$|#)/, "/docs/$1");

/** The anchor of a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
