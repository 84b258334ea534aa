import { notFound } from "@/lib/server/http/reply";

export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
