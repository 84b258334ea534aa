/** A MediaStream that holds its tracks. */
export class FakeStream {
  readonly tracks: { kind: string }[] = [];
  addTrack(track: { kind: string }) {
    this.tracks.push(track);
  }
  getTracks = () => this.tracks;
}
