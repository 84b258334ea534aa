import { isIP } from "node:net";

const groupsOf = (part: string): string[] => (part === "" ? [] : part.split(":"));

/**
 * The network that one subscriber has: an IPv4 address, or the first 64 bits of an IPv6 address, below which anybody
 * may take as many addresses as they like (RFC 6177). Text that is no address is given back.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIP(plain) !== 6) return plain;
  const [head = "", tail = ""] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split("::");
  const [before, after] = [groupsOf(head), groupsOf(tail)];
  const zeros = Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}
