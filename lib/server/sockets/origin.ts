const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** May a page of this origin open a socket? Programs send none; a page must be ours or on this machine. */
export function isOwnOrigin(origin: string | undefined, publicUrl: string): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { hostname } = new URL(origin);
  return origin === new URL(publicUrl).origin || loopback.has(hostname);
}
