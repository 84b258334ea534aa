import { serveWebSession } from "@/lib/server/auth/next-auth";

export { serveWebSession as GET, serveWebSession as POST };
