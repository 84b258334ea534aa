export { createGroup, renameGroup } from "./group";
export { leaveGroup } from "./leave";
export { addMembers, changeRole, removeMember } from "./members";
export { getGroup, listGroups } from "./read";
