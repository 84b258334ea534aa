/** What can be said about a form before it is sent. The server decides; a test holds these rules to the contract's. */

export interface SignUpForm {
  readonly username: string;
  readonly nickname: string;
  readonly password: string;
}

export type SignUpMember = keyof SignUpForm;

const rules: Readonly<Record<SignUpMember, (value: string) => boolean>> = {
  username: (value) => /^[A-Za-z0-9._-]{2,32}$/.test(value),
  nickname: (value) => value.trim().length <= 64 && !/\p{Cc}/u.test(value.trim()),
  password: (value) => value.length >= 8 && value.length <= 256,
};

export const signUpMembers: readonly SignUpMember[] = ["username", "nickname", "password"];

/** The members of the form that the server would refuse, in the order of the form. */
export const wrongMembers = (form: SignUpForm): readonly SignUpMember[] =>
  signUpMembers.filter((member) => !rules[member](form[member]));
