import type { Person } from "./person";

/**
 * Takes the line of one browser in hand; to be done before it has any connection. What is returned loses a part (0 to 1)
 * of the packets of media, in both directions. The browser does that itself, as its own developer tools let one do.
 */
export async function lossyLine({ context, page }: Person): Promise<(part: number) => Promise<void>> {
  const tools = await context.newCDPSession(page);
  await tools.send("Network.enable");
  const lose = async (part: number) => {
    await tools.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      // Without a limit it would not look at packets at all: as many bytes a second as nothing here reaches.
      downloadThroughput: 10_000_000,
      uploadThroughput: 10_000_000,
      packetLoss: part * 100,
    });
  };
  await lose(0);
  return lose;
}
