"use client";
import { useState } from "react";
import type { PersonRef } from "@/lib/client/types";
import { useAbsences } from "@/lib/client/use-absences";
import { usePhone, usePhoneSnapshot } from "@/lib/client/use-phone";
import type { Group } from "@/lib/contract";
import { limits } from "@/lib/contract/limits";
import { isSeen } from "../during";
import { callIn } from "@/lib/client/call-in";
import { othersOf } from "../person-ref";
import { GroupList } from "./group-list";
import { GroupSheet } from "./group-sheet";
import { GroupTrouble } from "./group-trouble";
import { NewGroup } from "./new-group";
import { type JoinProblem, joinProblem } from "./refused";
import type { Place } from "./running-call";
import { useGroups } from "./use-groups";

interface Props {
  /** A group is to be made of these. */
  readonly wanted: readonly PersonRef[] | undefined;
  readonly onWant: (people: readonly PersonRef[] | undefined) => void;
  /** It was made. */
  readonly onMade: () => void;
}

/** The groups on the page of people: their calls, and who is in them. */
export function GroupsPart({ wanted, onWant, onMade }: Props) {
  const phone = usePhone();
  const { me, stage, groupCalls } = usePhoneSnapshot();
  const { groups, failed, problem, reload, ...actions } = useGroups(groupCalls, useAbsences());
  const [opened, setOpened] = useState<{ id: string; during: string | undefined }>();
  const [refused, setRefused] = useState<JoinProblem>();
  const call = callIn(stage);
  const open = groups?.find(({ id }) => id === opened?.id);
  const inCall = stage !== null && stage.phase !== "over";

  const placeOf = ({ activeCall }: Group): Place => {
    if (!inCall) return "free";
    return stage.callId !== undefined && stage.callId === activeCall?.id ? "inIt" : "inOther";
  };
  const join = async (group: Group, video: boolean) => {
    const { id: groupId, activeCall } = group;
    if (activeCall === undefined) return;
    setRefused(undefined);
    const people = othersOf(group, me.userId);
    const { type } = activeCall;
    const code = await phone.join(activeCall.id, { type, video, people, groupId, endOther: inCall });
    if (code !== null) setRefused(joinProblem(code));
  };
  return (
    <>
      <GroupTrouble problem={refused} />
      <GroupList
        groups={groups}
        failed={failed}
        ownId={me.userId}
        placeOf={placeOf}
        onNew={() => onWant([])}
        onRetry={reload}
        onCall={(group, type) =>
          void phone.call(othersOf(group, me.userId).slice(0, limits.callees), type, { groupId: group.id })
        }
        onJoin={(group, video) => void join(group, video)}
        onOpen={({ id }) => setOpened({ id, during: call })}
      />
      {open !== undefined && isSeen(opened?.during, call) && (
        <GroupSheet
          key={open.id}
          group={open}
          ownId={me.userId}
          problem={problem}
          actions={actions}
          onClose={() => setOpened(undefined)}
        />
      )}
      {wanted !== undefined && (
        <NewGroup
          people={wanted}
          problem={problem}
          onMake={async (name, memberIds) => {
            const made = await actions.make(name, memberIds);
            if (made) onMade();
            return made;
          }}
          onClose={() => onWant(undefined)}
        />
      )}
    </>
  );
}
