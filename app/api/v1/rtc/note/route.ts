import { endpoints } from "@/lib/contract";
import { sendNote } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.sendNote, sendNote);
