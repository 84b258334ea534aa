/** Pixels on a side: enough for the largest place where it is shown. */
const side = 512;
const quality = 0.88;

/**
 * The middle of a picture as a square JPEG, drawn anew: whatever else the file held (where it was taken, with what) stays
 * here. Rejects where the browser cannot read it.
 */
export async function squareOf(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const size = Math.min(bitmap.width, bitmap.height);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    // What one can see through would be black in a JPEG.
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, side, side);
    context.imageSmoothingQuality = "high";
    const [left, top] = [(bitmap.width - size) / 2, (bitmap.height - size) / 2];
    context.drawImage(bitmap, left, top, size, size, 0, 0, side, side);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (!blob) throw new Error("the picture was not encoded");
    return blob;
  } finally {
    bitmap.close();
  }
}
