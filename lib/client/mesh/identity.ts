/**
 * What tells one peer connection of somebody from the next: the fingerprints of its certificates (RFC 8122), of which
 * a browser makes new ones for each (W3C WebRTC, 4.9). Undefined where the description has none.
 */
export function identityOf(sdp: string): string | undefined {
  const lines = [...sdp.matchAll(/^a=fingerprint:(\S+ \S+)/gm)].map(([, fingerprint]) => fingerprint);
  return lines.length === 0 ? undefined : [...new Set(lines)].toSorted().join(" ");
}
