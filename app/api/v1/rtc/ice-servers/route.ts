import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { iceServers } from "@/lib/server/ice/ice-servers";

export const GET = handle(endpoints.iceServers, iceServers);
