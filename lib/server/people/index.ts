export { blockUser, listBlocked, unblockUser } from "./blocks";
export { getUser, listUsers, me, myAccount, updateUser } from "./users";
