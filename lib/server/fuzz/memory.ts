import { getHeapSnapshot } from "node:v8";

/**
 * What the engine keeps for itself: machine code and what was learnt for it, and the shapes of objects. For as long as the
 * server runs more of its functions become worth compiling.
 */
const ofTheEngine = ["code", "object shape", "hidden", "synthetic"];

/** How a snapshot of the heap begins. */
interface Head {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      /** One for each field; the first has the names of the kinds. */
      readonly node_types: readonly [readonly string[], ...unknown[]];
    };
  };
}

/** Octets of objects, texts, lists, functions and buffers that are still held when everything that nobody holds is gone. */
export async function heldNow(): Promise<number> {
  const chunks: Buffer[] = [];
  for await (const chunk of getHeapSnapshot() as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks);
  const name = '"nodes":';
  const at = text.indexOf(name);
  const head = JSON.parse(`${text.toString("utf8", 0, at).trimEnd().slice(0, -1)}}`) as Head;
  const nodes = JSON.parse(text.toString("utf8", at + name.length, text.indexOf("]", at) + 1)) as number[];
  return sizeOf(nodes, head.snapshot.meta);
}

/** The nodes stand one after another, each with all its fields. */
function sizeOf(nodes: readonly number[], { node_fields, node_types }: Head["snapshot"]["meta"]): number {
  const counts = node_types[0].map((kind) => !ofTheEngine.includes(kind));
  const [kind, size] = [node_fields.indexOf("type"), node_fields.indexOf("self_size")];
  let octets = 0;
  for (let node = 0; node < nodes.length; node += node_fields.length) {
    if (counts[nodes[node + kind] ?? -1]) octets += nodes[node + size] ?? 0;
  }
  return octets;
}

/** What was held after so many inputs. */
export interface Held {
  readonly after: number;
  readonly octets: number;
}

/** By how many octets an input has made what is held grow, from the first look to the last. */
export function growth(looks: readonly Held[]): number {
  const [first, last] = [looks.at(0), looks.at(-1)];
  if (!first || !last || first === last) throw new Error("what is held was looked at less than twice");
  return (last.octets - first.octets) / (last.after - first.after);
}
