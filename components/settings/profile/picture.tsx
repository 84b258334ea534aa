import { ImageUp, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { api } from "@/lib/client/api";
import { noteAccount } from "@/lib/client/my-account";
import type { Account } from "@/lib/contract";
import { useChange } from "../use-change";
import { squareOf } from "./square";

/** One's picture, chosen from a file or taken with the camera of a phone. */
export function Picture({ account }: { readonly account: Account }) {
  const t = useTranslations("settings.profile");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const { problem, pending, attempt } = useChange();

  const show = async (change: Promise<{ user: Account }>) => {
    noteAccount((await change).user);
    // The header has it from the server.
    router.refresh();
  };
  const upload = async (file: File) => {
    const content = await squareOf(file).catch(() => undefined);
    setUnreadable(content === undefined);
    if (content) await attempt(() => show(api.setAvatar({ content })));
  };
  const failure = unreadable ? "unreadable" : problem;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-4">
        <Avatar name={account.nickname} src={account.avatar} size="large" />
        <div className="flex flex-wrap gap-2">
          <Button kind="secondary" disabled={pending} onClick={() => input.current?.click()}>
            <ImageUp aria-hidden className="size-5" />
            {t(account.avatar === undefined ? "choosePicture" : "changePicture")}
          </Button>
          {account.avatar !== undefined && (
            <Button
              kind="quiet"
              disabled={pending}
              onClick={() => void attempt(() => show(api.removeAvatar()))}
            >
              <Trash2 aria-hidden className="size-5" />
              {t("removePicture")}
            </Button>
          )}
        </div>
        <input
          ref={input}
          type="file"
          accept="image/*"
          hidden
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = "";
            if (file) void upload(file);
          }}
        />
      </div>
      <p className="text-sm text-soft">{t("pictureHint")}</p>
      {failure !== undefined && (
        <Notice kind="danger" urgent>
          {t(`problem.${failure}`)}
        </Notice>
      )}
    </div>
  );
}
