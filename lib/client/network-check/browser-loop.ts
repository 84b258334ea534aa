import type { Loop } from "./world";

/** Hands what one finds to the other, as soon as that can take it. */
function introduce(one: RTCPeerConnection, other: RTCPeerConnection): void {
  one.onicecandidate = ({ candidate }) => {
    // Refused where the other has been closed.
    if (candidate !== null) void other.addIceCandidate(candidate).catch(() => undefined);
  };
}

async function connect(one: RTCPeerConnection, other: RTCPeerConnection): Promise<void> {
  const offer = await one.createOffer();
  // First told to the other: candidates come only after a description is set here.
  await other.setRemoteDescription(offer);
  await one.setLocalDescription(offer);
  const answer = await other.createAnswer();
  await one.setRemoteDescription(answer);
  await other.setLocalDescription(answer);
}

/** Two peer connections of this page with a data channel between them, which sends back what it gets. */
export function openLoop(configuration: RTCConfiguration, back: (number: number) => void): Loop {
  const [one, other] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
  introduce(one, other);
  introduce(other, one);
  const channel = one.createDataChannel("loop", { ordered: false, maxRetransmits: 0 });
  other.ondatachannel = ({ channel: echo }) => {
    echo.onmessage = ({ data }) => {
      if (echo.readyState === "open") echo.send(data as string);
    };
  };
  channel.onmessage = ({ data }) => back(Number(data));
  const opened = new Promise<void>((resolve, reject) => {
    channel.onopen = () => resolve();
    connect(one, other).catch(reject);
  });
  return {
    opened,
    send: (number) => {
      if (channel.readyState === "open") channel.send(String(number));
    },
    close: () => {
      one.close();
      other.close();
    },
  };
}
