import { useFormatter, useTranslations } from "use-intl";
import type { CallOutcome, PersonRef, StageView } from "@/lib/client/types";
import { partsOf } from "./duration";
import { outcomeWords, type OutcomeContext } from "./outcome-words";

/** Names people as a sentence does: “Ana, Li and Omar”. */
export function useNames(): (people: readonly PersonRef[]) => string {
  const t = useTranslations("app");
  const format = useFormatter();
  return (people) =>
    people.length === 0
      ? t("unnamed")
      : format.list(
          people.map(({ name }) => name),
          { type: "conjunction" },
        );
}

/** What happened and what to add to it. */
export interface Words {
  readonly title: string;
  readonly text?: string;
}

/** Tells how a call went. */
export function useOutcomeWords() {
  const t = useTranslations("outcome");
  return (outcome: CallOutcome, context: OutcomeContext, name: string): Words => {
    const { title, text } = outcomeWords(outcome, context);
    const duration = t("duration", partsOf(outcome.duration));
    return { title: t(title, { name }), ...(text !== undefined && { text: t(text, { duration }) }) };
  };
}

/** Tells what a call does at this moment. */
export function useStageWords() {
  const t = useTranslations("call");
  const names = useNames();
  const outcomeText = useOutcomeWords();
  return (stage: StageView): Words => {
    switch (stage.phase) {
      case "placing":
        return { title: t(stage.joining ? "joining" : "placing") };
      case "calling":
        return stage.reachable
          ? { title: t("calling") }
          : { title: t("unreachable"), text: t("unreachableText") };
      case "ringing":
        return {
          title: stage.ringingOn > 1 ? t("ringingOn", { count: stage.ringingOn }) : t("ringing"),
        };
      case "connected":
        return { title: t("connected") };
      case "elsewhere":
        return { title: t("elsewhere", { names: names(stage.people) }) };
      case "over":
        return stage.outcome === undefined
          ? { title: "" }
          : outcomeText(stage.outcome, { ...stage, knowsWho: true }, names(stage.people));
    }
  };
}
