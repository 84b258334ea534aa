import { keptSecret } from "@/db/kept-secret";
import type { Settings } from "./settings";

/**
 * The one secret, from which the keys are derived: AUTH_SECRET, or one that is made once and kept in
 * `DATA_DIR/secrets` with mode 600. With DATABASE_URL it is always set (see readSettings).
 */
export async function openSecret(settings: Settings): Promise<string> {
  return settings.authSecret ?? keptSecret(settings.dataDir, "auth");
}
