import nextEnv from "@next/env";
import { projectRoot } from "@/db/project";
import { readSettings } from "./read-settings";
import type { Settings } from "../settings";

/** The settings from the environment and from the `.env` files, which Next reads in the same way. */
export function settingsOfProcess(dev: boolean): Settings {
  const silent = { info: () => undefined, error: () => undefined };
  nextEnv.loadEnvConfig(projectRoot, dev, silent);
  const settings = readSettings(process.env);
  return { ...settings, outbound: { ...settings.outbound, plainHttp: dev } };
}
