import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { removeAvatar, setAvatar } from "@/lib/server/pictures";

export const PUT = handle(endpoints.setAvatar, setAvatar);
export const DELETE = handle(endpoints.removeAvatar, removeAvatar);
