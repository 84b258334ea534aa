import { endpoints } from "@/lib/contract";
import { exportCalls } from "@/lib/server/commands";
import { handleFile } from "@/lib/server/http/handle";

export const GET = handleFile(endpoints.exportCalls, exportCalls);
