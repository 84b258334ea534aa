import type { Description } from "@/lib/call";
import type { Signal, SignalPush } from "@/lib/contract";
import type { Clock, Kind, PeerFactory } from "../ports";
import type { Held, PeerView } from "../state";
import type { Happening } from "../stats/meter";
import type { Sample } from "../stats/sample";

/** What a transport is made with. */
export interface TransportOptions {
  /** This user's own id. */
  readonly userId: string;
  readonly factory: PeerFactory;
  readonly clock: Clock;
  /** What is to be sent of the microphone and the camera at this moment. */
  readonly track: (kind: Kind) => MediaStreamTrack | null;
  /** What is to be sent of the screen that is shared: its picture, and its sound where there is one. */
  readonly screen: (kind: Kind) => MediaStreamTrack | null;
  /** Hands a signal to the server. Called in order, and only after {@link Transport.release}. */
  readonly send: (toUserId: string, signal: Signal) => void;
  /** How everybody's media fare, by user id. */
  readonly changed: (views: Readonly<Record<string, PeerView>>) => void;
  /** What the media to and from one person did since the sample before. */
  readonly sampled: (sample: Sample) => void;
  readonly happened: (happening: Happening) => void;
}

/**
 * How the media of one call get to the others and back. The phone and the screens know no more of it than this, so that
 * another way (a forwarding server) can take the place of the mesh. Nothing here throws but `place` and `accept`.
 */
export interface Transport {
  /** The offer that travels with a call to exactly this callee; undefined where the transport makes none. */
  place(calleeId: string): Promise<Description | undefined>;
  /** Takes in what the caller offers while it rings here. Nothing is sent before {@link accept}. */
  ring(callerId: string, epoch: number, offer: Description): void;
  /** The user has accepted: the answer to what was taken in; null when there was none. */
  accept(callerId: string): Promise<Description | null>;
  /** From now on signals go out, those that waited first. */
  release(): void;
  /** Forgets all connections and whatever came for them: this tab enters the call anew. */
  reset(): void;
  /** Brings the media in line with the call. `entered`: the version in which this tab came into it. */
  sync(held: Held, entered: number): void;
  receive(push: SignalPush): void;
  /** Sends what the devices give now. */
  refresh(): void;
  /** This browser has another network, or has one again. */
  networkChanged(): void;
  /** Looks again whether everybody can be heard. */
  listen(): Promise<void>;
  /** Says how all media fare, also when nothing has changed. */
  tell(): void;
  /** How loud each has been since the look before: root mean square, 0 to 1. */
  levels(): Promise<Readonly<Record<string, number>>>;
  /** The live connections, for who looks for the cause of a problem. */
  connections(): RTCPeerConnection[];
  close(): void;
}

export type OpenTransport = (options: TransportOptions) => Transport;
