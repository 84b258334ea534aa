import { useChoices } from "@/lib/client/choices";
import { shortcutKeys } from "@/lib/client/shortcuts";

/** The keys that do something; none where they are switched off. */
export function useHotkeys(): Partial<typeof shortcutKeys> {
  const [{ shortcuts }] = useChoices();
  return shortcuts ? shortcutKeys : {};
}
