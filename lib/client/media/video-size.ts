const key = "ringback.video";
const usual = { width: 1280, height: 720 };

/**
 * What to ask of the camera. `ringback.video=320x180` in the page's query or in localStorage asks for another size:
 * for weak machines and for tests. The browser lowers what it sends by itself when it has to.
 */
export function videoConstraints(query: string, memory: Pick<Storage, "getItem">): MediaTrackConstraints {
  const wanted = new URLSearchParams(query).get(key) ?? memory.getItem(key) ?? "";
  const [, width, height] = /^(\d{2,4})x(\d{2,4})$/.exec(wanted) ?? [];
  const size = width && height ? { width: Number(width), height: Number(height) } : usual;
  return { width: { ideal: size.width }, height: { ideal: size.height }, frameRate: { ideal: 30 } };
}
