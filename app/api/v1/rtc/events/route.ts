import { endpoints } from "@/lib/contract";
import { events } from "@/lib/server/events";
import { handleStream } from "@/lib/server/http/handle";

export const GET = handleStream(endpoints.events, events);
