declare global {
  /** Milliseconds from the click on "Answer" to the first frame of the other person's picture. */
  var firstFrame: Promise<number> | undefined;
}

// Runs in the page before anything else. The page times itself: from the click on the button "Answer", as the page gets
// it, to the first frame presented by a video element that is labelled as somebody's picture
// (`requestVideoFrameCallback`, WICG).

globalThis.firstFrame = new Promise((resolve) => {
  let clicked = 0;
  const start = ({ target }: Event) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.textContent?.trim() === "Answer") clicked ||= performance.now();
  };
  document.addEventListener("click", start, { capture: true });

  const watched = new WeakSet<HTMLVideoElement>();
  const look = () => {
    for (const video of document.querySelectorAll<HTMLVideoElement>('video[aria-label^="Picture of"]')) {
      if (watched.has(video)) continue;
      watched.add(video);
      video.requestVideoFrameCallback(() => resolve(performance.now() - clicked));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
});

export {};
