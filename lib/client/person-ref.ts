/** Somebody as the screens name them. */
export interface PersonRef {
  readonly userId: string;
  readonly name: string;
  readonly avatar?: string;
}
