/** Replaces the camera by a drawn one, so that pictures of the application show people and not a test pattern. */
export function drawnCamera(): void {
  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);
  const draw = (): MediaStreamTrack => {
    const canvas = document.createElement("canvas");
    canvas.width = 1280;
    canvas.height = 720;
    const face = localStorage.getItem("face") ?? "🙂";
    const hue = ((face.codePointAt(1) ?? 0) * 37 + (face.codePointAt(0) ?? 0) * 11) % 360;
    const context = canvas.getContext("2d");
    const paint = () => {
      if (!context) return;
      const sky = context.createLinearGradient(0, 0, 1280, 720);
      sky.addColorStop(0, `hsl(${hue} 45% 72%)`);
      sky.addColorStop(1, `hsl(${(hue + 60) % 360} 40% 40%)`);
      context.fillStyle = sky;
      context.fillRect(0, 0, 1280, 720);
      context.font = "380px sans-serif";
      context.textAlign = "center";
      context.fillText(face, 640, 500 + 6 * Math.sin(performance.now() / 400));
    };
    paint();
    setInterval(paint, 66);
    const [track] = canvas.captureStream(15).getVideoTracks();
    if (!track) throw new Error("a canvas gives a picture");
    return track;
  };
  devices.getUserMedia = async (wanted) => {
    const stream = wanted?.audio ? await original({ audio: wanted.audio }) : new MediaStream();
    if (wanted?.video) stream.addTrack(draw());
    return stream;
  };
}
