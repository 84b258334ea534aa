import { serveAvatar } from "@/lib/server/pictures";

export const GET = serveAvatar;
