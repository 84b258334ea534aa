export const urlsOf = (servers: readonly RTCIceServer[]): string[] => servers.flatMap(({ urls }) => urls);

export type TurnTransport = "udp" | "tcp" | "tls";

/** How one reaches the relay at this address (RFC 7065); undefined for what is no TURN server. */
export function transportOf(url: string): TurnTransport | undefined {
  if (url.startsWith("turns:")) return "tls";
  if (!url.startsWith("turn:")) return undefined;
  return /[?&]transport=tcp/.test(url) ? "tcp" : "udp";
}

/** The first relay that is reached in this way, alone. */
export function relayOver(
  servers: readonly RTCIceServer[],
  transport: TurnTransport,
): RTCIceServer | undefined {
  for (const server of servers) {
    const url = [server.urls].flat().find((each) => transportOf(each) === transport);
    if (url !== undefined) return { ...server, urls: [url] };
  }
  return undefined;
}
