import { buildApplication, serverBundle } from "./build-application";
import { exitOf, passSignals, startNode } from "./child";
import { run } from "./run";

/** Builds what is needed, then serves it from a process of its own, which holds nothing that building needs. */
await run(async () => {
  await buildApplication(console.log);
  const server = startNode(["--enable-source-maps", serverBundle], { NODE_ENV: "production" });
  passSignals((signal) => server.kill(signal));
  return exitOf(server);
});
