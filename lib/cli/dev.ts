import type { ChildProcess } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { openDatabase } from "@/lib/server/boot/database";
import { settingsOfProcess } from "@/lib/server/boot/environment";
import { openSecret } from "@/lib/server/secrets";
import { exitOf, passSignals, startNode } from "./child";
import { run } from "./run";
import { watchWorker } from "./build-worker";
import { watchServer } from "./watch";

/**
 * The server from its sources: Next reloads pages and route handlers, and the server starts anew when its own sources
 * change. The database belongs to this process and stays up meanwhile; the server is told of it as of any other.
 */
await run(async () => {
  const settings = settingsOfProcess(true);
  const worker = await watchWorker();
  const database = await openDatabase(settings, console.log);
  const secret = await openSecret(settings);
  const onOff = (on: boolean) => (on ? "on" : "off");
  try {
    await serve({
      NODE_ENV: "development",
      DATABASE_URL: database.url,
      AUTH_SECRET: secret,
      DEMO: onOff(settings.demo),
      TEST_USERS: onOff(settings.testUsers),
    });
  } finally {
    await worker.dispose();
    await database.stop();
  }
  return 0;
});

/** Until somebody stops it. A server that has failed is started again when the sources change. */
async function serve(env: Readonly<Record<string, string>>): Promise<void> {
  const sources = new EventEmitter();
  const ended = new AbortController();
  let server: ChildProcess;
  passSignals((signal) => {
    ended.abort();
    server.kill(signal);
  });
  watchServer(() => sources.emit("change"));
  while (!ended.signal.aborted) {
    const changed = once(sources, "change", { signal: ended.signal }).catch(() => undefined);
    server = startNode(["--import", "tsx", "server.ts"], env);
    const exit = exitOf(server);
    const code = await Promise.race([exit, changed.then(() => undefined)]);
    if (code === 0) return;
    await changed;
    if (!ended.signal.aborted) console.log("The server's sources have changed; it starts anew.");
    server.kill("SIGTERM");
    await exit;
  }
}
