import type { MetadataRoute } from "next";
import { preferences, translator } from "./preferences";

/** What a browser needs to install the application (W3C Web Application Manifest). */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [{ locale }, t] = await Promise.all([preferences(), translator()]);
  return {
    id: "/",
    start_url: "/",
    scope: "/",
    name: t("app.name"),
    short_name: t("app.name"),
    description: t("app.description"),
    lang: locale,
    display: "standalone",
    background_color: "#f6f7f5",
    theme_color: "#0a7350",
    categories: ["communication"],
    icons: [192, 512].flatMap((size) => [
      { src: `/icons/icon-${size}.png`, sizes: `${size}x${size}`, type: "image/png", purpose: "any" },
      {
        src: `/icons/maskable-${size}.png`,
        sizes: `${size}x${size}`,
        type: "image/png",
        purpose: "maskable",
      },
    ]),
  };
}
