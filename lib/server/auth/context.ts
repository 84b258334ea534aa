import type { Live } from "../live";

/** What accounts need of the running server. */
export type AuthContext = Pick<Live, "settings" | "secret" | "db" | "closeSession" | "isOnline">;
