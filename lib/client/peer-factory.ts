import type { Ice } from "./ice";
import type { PeerFactory } from "./ports";

const isTurn = ({ urls }: RTCIceServer) => [urls].flat().some((url) => /^turns?:/.test(url));

/** Makes peer connections that know the STUN and TURN servers of this user. */
export function icePeers(
  ice: Ice,
  connect: (configuration: RTCConfiguration) => RTCPeerConnection,
): Pick<PeerFactory, "connection" | "canRelay" | "prepare"> {
  const given = new WeakMap<RTCPeerConnection, RTCIceServer[]>();
  return {
    canRelay: () => ice.servers().some(isTurn),
    connection(relay) {
      const iceServers = ice.servers();
      const connection = connect({ iceServers, ...(relay && { iceTransportPolicy: "relay" }) });
      given.set(connection, iceServers);
      return connection;
    },
    async prepare(connection) {
      await ice.ready();
      const iceServers = ice.servers();
      // A browser that is given them anew would restart ICE, so only those that are new are given.
      if (!connection || given.get(connection) === iceServers || connection.signalingState === "closed")
        return;
      connection.setConfiguration({ ...connection.getConfiguration(), iceServers });
      given.set(connection, iceServers);
    },
  };
}
