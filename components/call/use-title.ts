import { useEffect } from "react";

const everyMs = 1000;

/** While there is a text, the title of the window changes between it and its own, so that it is seen among tabs. */
export function useTitle(text: string | undefined): void {
  useEffect(() => {
    if (text === undefined) return;
    const own = document.title;
    document.title = text;
    const timer = setInterval(() => {
      document.title = document.title === text ? own : text;
    }, everyMs);
    return () => {
      clearInterval(timer);
      document.title = own;
    };
  }, [text]);
}
