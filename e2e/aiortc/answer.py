"""Somebody else's WebRTC, driven over the REST API alone: answers one call with a tone and says what it hears.

Arguments: address of the API, access token, user id, the tone to send and the tone to listen for, in Hz.
"""
import asyncio
import fractions
import json
import math
import sys
import time
import urllib.request

import av
from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.sdp import candidate_from_sdp

BASE, TOKEN, USER, SEND, HEAR = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]), float(sys.argv[5])
RATE = 8000
FRAME = 160


def ask(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": "Bearer " + TOKEN, "Content-Type": "application/json", "X-Client-Id": "aiortc"}
    request = urllib.request.Request(BASE + path, data=data, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=10) as reply:
        return json.load(reply)


async def asked(*args):
    return await asyncio.get_running_loop().run_in_executor(None, ask, *args)


class Tone(MediaStreamTrack):
    kind = "audio"
    sent = 0
    began = None

    async def recv(self):
        self.began = self.began or time.time()
        await asyncio.sleep(max(0, self.began + self.sent / RATE - time.time()))
        samples = [
            int(16000 * math.sin(2 * math.pi * SEND * (self.sent + i) / RATE)).to_bytes(2, "little", signed=True)
            for i in range(FRAME)
        ]
        frame = av.AudioFrame(format="s16", layout="mono", samples=FRAME)
        frame.planes[0].update(b"".join(samples))
        frame.sample_rate = RATE
        frame.pts = self.sent
        frame.time_base = fractions.Fraction(1, RATE)
        self.sent += FRAME
        return frame


def share(samples, hertz, rate):
    """How much of the samples is this tone, 0 to 1."""
    turn = 2 * math.pi * hertz / rate
    re = sum(s * math.cos(turn * i) for i, s in enumerate(samples))
    im = sum(s * math.sin(turn * i) for i, s in enumerate(samples))
    power = sum(s * s for s in samples)
    return 0 if power == 0 else 2 * (re * re + im * im) / (len(samples) * power)


def mono(frame):
    data = bytes(frame.planes[0])
    channels = len(frame.layout.channels)
    values = memoryview(data[: frame.samples * channels * 2]).cast("h")
    return list(values)[::channels]


async def listen(track):
    samples = []
    while True:
        frame = await track.recv()
        samples = (samples + mono(frame))[-frame.sample_rate // 4 :]
        if len(samples) == frame.sample_rate // 4 and share(samples, HEAR, frame.sample_rate) > 0.9:
            return


async def ringing():
    while True:
        call = (await asked("GET", "/rtc/active/" + USER))["call"]
        if call is not None:
            return call
        await asyncio.sleep(0.1)


async def main():
    print("ready", flush=True)
    call = await ringing()
    peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    heard = asyncio.get_running_loop().create_future()

    @peer.on("track")
    def on_track(track):
        asyncio.ensure_future(listen(track)).add_done_callback(lambda done: heard.set_result(done.result()))

    await peer.setRemoteDescription(RTCSessionDescription(**call["offer"]))
    peer.addTrack(Tone())
    await peer.setLocalDescription(await peer.createAnswer())
    answer = {"type": "answer", "sdp": peer.localDescription.sdp}
    await asked("POST", "/rtc/answer", {"callId": call["id"], "userId": USER, "answer": answer})
    after = 0
    while True:
        for push in await asked("GET", "/rtc/signals/%s?after=%d" % (call["id"], after)):
            after = push["n"]
            given = push["signal"].get("candidate") or {}
            if given.get("candidate"):
                candidate = candidate_from_sdp(given["candidate"].split(":", 1)[1])
                candidate.sdpMid = given.get("sdpMid")
                candidate.sdpMLineIndex = given.get("sdpMLineIndex")
                await peer.addIceCandidate(candidate)
        if heard.done():
            print("heard", flush=True)
            heard = asyncio.get_running_loop().create_future()
        if (await asked("GET", "/rtc/call/" + call["id"]))["status"] == "ended":
            print("ended", flush=True)
            break
        await asyncio.sleep(0.2)
    await peer.close()


asyncio.run(main())
