import { useEffect, useState } from "react";

/** A section is being read when it stands in the upper part of the window. */
const readingBand = "-10% 0px -60% 0px";

/** With which somebody goes somewhere else on a page. */
const gestures = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/** By then a page has loaded what it shows. */
const restMs = 5_000;

const namedIn = (ids: readonly string[]) => ids.find((id) => window.location.hash === `#${id}`);

/** Whether the beginning of this element can be seen. The last ones on a page cannot come up to its top. */
function begins(id: string): boolean {
  const top = document.getElementById(id)?.getBoundingClientRect().top ?? -1;
  return top >= 0 && top < window.innerHeight * 0.9;
}

/**
 * Which of these elements is being read, and how to say that one went to it. Goes to the one that the address names,
 * too: the phone draws the page after the browser has looked for it. `ids` must not change.
 */
export function useSectionInView(ids: readonly string[]) {
  const [here, setHere] = useState<string>();

  useEffect(() => {
    const named = namedIn(ids);
    const element = named === undefined ? null : document.getElementById(named);
    if (named === undefined || element === null) return;
    // What is loaded above it moves it, and a page that one comes back to is scrolled to where it was: until it is at
    // rest, or somebody does something.
    const follow = () => {
      if (!begins(named)) element.scrollIntoView();
    };
    const resized = new ResizeObserver(follow);
    const letGo = () => {
      resized.disconnect();
      removeEventListener("scroll", follow);
      for (const type of gestures) removeEventListener(type, letGo, { capture: true });
      clearTimeout(rest);
    };
    const rest = setTimeout(letGo, restMs);
    resized.observe(document.body);
    addEventListener("scroll", follow);
    for (const type of gestures) addEventListener(type, letGo, { capture: true });
    return letGo;
  }, [ids]);

  useEffect(() => {
    const inBand = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inBand.add(target.id);
          else inBand.delete(target.id);
        }
        const named = namedIn(ids);
        const read = named !== undefined && begins(named) ? named : ids.find((id) => inBand.has(id));
        if (read !== undefined) setHere(read);
      },
      { rootMargin: readingBand },
    );
    for (const id of ids) {
      const element = document.getElementById(id);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [ids]);

  return [here, setHere] as const;
}
