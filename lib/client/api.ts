import { accessToken, forgetToken } from "./account";
import { createClient } from "./rest";

export { RequestError } from "./rest";

/** The API for the pages: as who is signed in in this browser. */
export const api = createClient({
  token: async (refused) => {
    if (refused !== undefined) forgetToken();
    return (await accessToken())?.token ?? null;
  },
});
