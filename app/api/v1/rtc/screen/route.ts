import { endpoints } from "@/lib/contract";
import { screen } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const PUT = handle(endpoints.screen, screen);
