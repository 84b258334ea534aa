/** As long as what Chromium makes for sound and picture, which is about 6 kB. */
const attributes = "a=rtpmap:96 VP8/90000\r\n".repeat(250);
const sdp = (version: number) => `v=0\r\no=- ${version} 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n${attributes}`;

export const offer = { type: "offer", sdp: sdp(1) } as const;
export const answer = { type: "answer", sdp: sdp(2) } as const;

/** A host candidate as Chromium makes it. */
export const candidate = {
  type: "candidate",
  candidate: {
    candidate:
      "candidate:2769478310 1 udp 2113937151 192.168.1.17 51342 typ host generation 0 ufrag Jq2o network-cost 999",
    sdpMid: "0",
    sdpMLineIndex: 0,
    usernameFragment: "Jq2o",
  },
} as const;
