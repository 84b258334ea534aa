import { type Ice, type IceConfiguration, isTurn } from "./ice";
import type { PeerFactory } from "./ports";

interface Given {
  configuration: IceConfiguration;
  /** Its media go through a TURN server only, whatever the server says. */
  readonly relay: boolean;
}

/**
 * Makes peer connections that know the STUN and TURN servers of this user. While they live they are given new ones
 * before those expire: a TURN server refuses to relay on with an account that has ended.
 */
export function icePeers(
  ice: Ice,
  connect: (configuration: RTCConfiguration) => RTCPeerConnection,
): Pick<PeerFactory, "connection" | "canRelay" | "inCall" | "prepare"> {
  const live = new Map<RTCPeerConnection, Given>();
  let waiting = false;

  const canRelay = () => ice.configuration().iceServers.some(isTurn);
  const withRelay = (configuration: IceConfiguration, relay: boolean): IceConfiguration =>
    relay ? { ...configuration, iceTransportPolicy: "relay" } : configuration;

  /** True where there was something new. */
  const give = (connection: RTCPeerConnection): boolean => {
    const given = live.get(connection);
    const configuration = ice.configuration();
    // A browser that is given them anew would restart ICE, so only those that are new are given.
    if (!given || given.configuration === configuration || connection.signalingState === "closed")
      return false;
    connection.setConfiguration({
      ...connection.getConfiguration(),
      ...withRelay(configuration, given.relay),
    });
    given.configuration = configuration;
    return true;
  };

  const forgetClosed = () => {
    for (const connection of live.keys()) if (connection.signalingState === "closed") live.delete(connection);
  };

  const waitUntilDue = () => {
    forgetClosed();
    if (waiting || live.size === 0 || !canRelay()) return;
    waiting = true;
    ice.whenDue(() => {
      waiting = false;
      void renew();
    });
  };

  const renew = async () => {
    forgetClosed();
    if (live.size === 0) return;
    await ice.renew();
    for (const connection of live.keys()) if (give(connection)) connection.restartIce();
    waitUntilDue();
  };

  return {
    canRelay,
    inCall: (callId) => ice.inCall(callId),
    connection(relay) {
      const configuration = ice.configuration();
      const connection = connect(withRelay(configuration, relay));
      live.set(connection, { configuration, relay });
      waitUntilDue();
      return connection;
    },
    async prepare(connection) {
      await ice.ready();
      if (connection) give(connection);
      waitUntilDue();
    },
  };
}
