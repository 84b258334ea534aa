import { openEmbedded } from "../../embedded";

/** A server that only holds its database: prints the address and stops on SIGTERM. For tests, started as a process. */
const dataDir = process.argv[2];
if (!dataDir) throw new Error("which folder?");
const embedded = await openEmbedded({ dataDir, durable: process.argv[3] === "durable" });
process.on("SIGTERM", () => void embedded.stop().then(() => process.exit(0)));
process.stdout.write(`${embedded.url}\n`);
