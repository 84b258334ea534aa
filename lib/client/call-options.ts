import type { CallType } from "@/lib/call";
import type { PersonRef } from "./person-ref";

export interface CallOptions {
  /** All who are called are members of this group: it is this group's call. If one runs, that one is joined. */
  readonly groupId?: string;
}

export interface JoinOptions {
  /** Whether this user is to be seen. */
  readonly video: boolean;
  /** That of the call. */
  readonly type?: CallType;
  /** Whom to name until the call itself tells who is in it. */
  readonly people?: readonly PersonRef[];
  readonly groupId?: string;
  /** Ends, cancels or leaves the call that this user is in, as soon as the server has let them into this one. */
  readonly endOther?: boolean;
}
