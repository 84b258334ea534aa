export { removeAvatar, setAvatar } from "./avatar";
export { serveAvatar } from "./serve";
