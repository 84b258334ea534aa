import { rotateSession } from "@/db/sessions";
import { ApiError, type endpoints, type InputOf, type Tokens } from "@/lib/contract";
import { requireSession } from "./authenticate";
import type { AuthContext } from "./context";
import { tokensOf } from "./issue";
import { verifyRefresh } from "./tokens";

/** A client whose reply was lost may ask again for this long, as long as it has not used the successor. */
const graceMs = 10_000;

/** POST /auth/refresh: the next tokens of a session. An old refresh token that comes back ends the session. */
export async function refresh(
  ctx: Omit<AuthContext, "isOnline">,
  { refreshToken }: InputOf<typeof endpoints.refresh>,
): Promise<Tokens> {
  const { sessionId: id, generation } = await verifyRefresh(ctx.secret, refreshToken);
  const { user } = await requireSession(ctx, id);
  const rotation = await rotateSession(ctx.db, { id, generation, lifeMs: ctx.settings.sessionMs, graceMs });
  if (rotation.status === "rotated") return tokensOf(ctx, user, rotation.session);
  if (rotation.status === "reused") ctx.closeSession(id);
  throw new ApiError("UNAUTHORIZED", {}, "The session has ended; sign in again.");
}
