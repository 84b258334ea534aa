import { useEffect } from "react";

/** Swagger UI is dark below a class of its own: it follows the theme of the page. */
export function useDarkClass(): void {
  useEffect(() => {
    const root = document.documentElement;
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    const follow = () => {
      const { theme } = root.dataset;
      root.classList.toggle("dark-mode", theme === "dark" || (theme !== "light" && system.matches));
    };
    const observer = new MutationObserver(follow);
    observer.observe(root, { attributeFilter: ["data-theme"] });
    system.addEventListener("change", follow);
    follow();
    return () => {
      observer.disconnect();
      system.removeEventListener("change", follow);
      root.classList.remove("dark-mode");
    };
  }, []);
}
