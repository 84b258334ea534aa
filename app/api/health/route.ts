import { live } from "@/lib/server/live";

export const dynamic = "force-dynamic";

/** 200 when this server and its database answer. For load balancers and tests. */
export async function GET(): Promise<Response> {
  try {
    await live().pool`select 1`;
    return Response.json({ status: "ok" });
  } catch {
    return Response.json({ status: "unavailable" }, { status: 503 });
  }
}
