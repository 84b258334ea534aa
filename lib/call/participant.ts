import type { CallStatus, CallType, Lease, MediaState, Participant } from "./types";

/** A participant on whom it does not ring yet, with what the call's type switches on. */
export function newParticipant(userId: string, type: CallType): Participant {
  return {
    userId,
    status: "calling",
    hidden: false,
    silenced: false,
    epoch: 0,
    reconnecting: false,
    ringingClients: [],
    talkedBefore: 0,
    muted: false,
    videoEnabled: type === "video",
    handRaised: false,
    screen: false,
  };
}

/** The participant with a fresh time to ring, whatever became of earlier ones. Earlier stays and the epoch are kept. */
export function rungUntil(participant: Participant, ringUntil: number): Participant {
  return {
    ...withPlaceGivenUp(participant),
    status: "calling",
    ringUntil,
    shownAs: undefined,
    rejectReason: undefined,
    clientId: undefined,
    overAt: undefined,
    lastView: undefined,
  };
}

/** The participant as if rung: to the others, until then. */
export function seeminglyRungUntil(participant: Participant, ringUntil: number): Participant {
  return { ...participant, shownAs: "calling", ringUntil };
}

/** The participant with what only seemed to ring at an end. */
export function seemingOver(participant: Participant, shownAs: "missed" | "cancelled"): Participant {
  return { ...participant, shownAs, ringUntil: undefined };
}

/** The participant with the part of somebody who is not connected over. */
export function partOver(participant: Participant, status: CallStatus, overAt: number): Participant {
  return { ...withPlaceGivenUp(participant), status, overAt };
}

/** The participant after a connected stay that ended at `leftAt`. */
export function stayOver(participant: Participant, leftAt: number): Participant {
  const joinedAt = participant.joinedAt ?? leftAt;
  const end = Math.max(leftAt, joinedAt);
  return {
    ...withPlaceGivenUp(participant),
    status: "ended",
    leftAt: end,
    overAt: end,
    talkedBefore: participant.talkedBefore + end - joinedAt,
  };
}

function withPlaceGivenUp(participant: Participant): Participant {
  return {
    ...participant,
    lease: undefined,
    reconnecting: false,
    ringUntil: undefined,
    ringingClients: [],
    handRaised: false,
    handRaisedAt: undefined,
    screen: false,
  };
}

export function leaseFrom(seenAt: number, graceMs: number): Lease {
  return { seenAt, until: seenAt + graceMs };
}

/** The members of a media state that are given. */
export function givenMedia(given: Partial<MediaState>): Partial<MediaState> {
  const { muted, videoEnabled, handRaised, screen } = given;
  return {
    ...(muted === undefined ? {} : { muted }),
    ...(videoEnabled === undefined ? {} : { videoEnabled }),
    ...(handRaised === undefined ? {} : { handRaised }),
    ...(screen === undefined ? {} : { screen }),
  };
}
