import { watch } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/db/project";
import { isInput } from "./inputs";

/** What the server process is made of; pages, components and route handlers reload by themselves. */
const WATCHED = ["server.ts", "db", "lib"];
const QUIET_MS = 200;

const concernsServer = (file: string) => isInput(file) && !/^lib[\\/](client|cli|worker)[\\/]/.test(file);

/** Calls back once for every burst of changes to the server's sources. */
export function watchServer(changed: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  for (const name of WATCHED) {
    watch(path.join(projectRoot, name), { recursive: name !== "server.ts" }, (_event, file) => {
      if (!concernsServer(path.join(name, file ?? ""))) return;
      clearTimeout(timer);
      timer = setTimeout(changed, QUIET_MS);
    });
  }
}
