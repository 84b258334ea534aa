import { endpoints } from "@/lib/contract";
import { video } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const PUT = handle(endpoints.video, video);
