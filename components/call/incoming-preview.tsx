import { useTranslations } from "use-intl";
import type { LocalView } from "@/lib/client/types";
import { DeviceNotices } from "./device-notices";
import { isOn } from "./devices";
import { Picture } from "@/components/ui/picture";

/** One's own camera before a video call is answered. */
export function IncomingPreview({ local }: { readonly local: LocalView }) {
  const t = useTranslations();
  const pictured = local.stream !== null && isOn(local.camera) && !local.camera.opening;
  return (
    <div className="flex flex-col gap-2">
      <DeviceNotices local={local} />
      {pictured && local.stream !== null && (
        <figure className="flex flex-col gap-2">
          <div className="aspect-video overflow-hidden rounded-2xl bg-raised">
            <Picture stream={local.stream} label={t("call.ownPicture")} mirrored />
          </div>
          <figcaption className="text-center text-sm text-soft">{t("incoming.preview")}</figcaption>
        </figure>
      )}
    </div>
  );
}
