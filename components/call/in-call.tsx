import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useChoices } from "@/lib/client/choices";
import type { LocalView, PersonRef, Phone, PhoneActions, StageView } from "@/lib/client/types";
import { Announcer } from "@/components/ui/announcer";
import { CallBar } from "./bar/call-bar";
import type { CallControls } from "./bar/controls";
import { type Toggle, useTools } from "./bar/use-tools";
import { ChatPanel } from "./chat/chat-panel";
import { textsOf, unreadCount } from "./chat/unread";
import { isOn } from "./devices";
import { InviteDialog } from "./invite/invite-dialog";
import { ShortcutDialog } from "./keys/shortcut-dialog";
import { useHoldToTalk, useShortcuts } from "./keys/use-shortcuts";
import { arrange, pin } from "./layout/arrange";
import { Tiles } from "./layout/tiles";
import { usePins } from "./layout/use-pins";
import { useComings } from "./comings";
import { useNews } from "./news";
import { FloatingReactions } from "./reactions/floating";
import { SelfCorner } from "./self/self-corner";
import { LazyStatistics } from "./statistics/lazy-panel";
import { Surround } from "./surround";
import { useFullScreen } from "./system/use-full-screen";
import { MutedHint } from "./voices/muted-hint";
import { useVoices } from "./voices/use-voices";

export type InCallActions = CallControls &
  Pick<PhoneActions, "raiseHand" | "react" | "sendText" | "invite" | "command">;

interface Props {
  readonly stage: StageView;
  readonly local: LocalView;
  readonly me: PersonRef;
  readonly serverOffset: number;
  readonly actions: InCallActions;
  readonly levels: Phone["levels"];
  readonly samples: Phone["samples"];
  readonly pip?: Toggle;
  readonly onMinimise: () => void;
  /** The text up to which all were on the screen. It outlives this, which goes while one looks at another page. */
  readonly lastRead: string | undefined;
  readonly onRead: (id: string | undefined) => void;
}

/** A call that is connected: the people, and everything that one does while one talks. */
export function InCall({
  stage,
  local,
  me,
  actions,
  levels,
  samples,
  pip,
  lastRead,
  onRead,
  ...header
}: Props) {
  const t = useTranslations("inCall");
  const [{ layout, shortcuts, mutedHint }, choose] = useChoices();
  const [pins, setPins] = usePins(stage.callId);
  const [panel, setPanel] = useState<"texts" | "statistics">();
  const chatOpen = panel === "texts";
  const toggle = (which: typeof panel) => setPanel(panel === which ? undefined : which);
  const [listOpen, setListOpen] = useState(false);
  const [inviteOpen, setInviteOpen] = useState(false);
  const [voices, dismissHint] = useVoices({ levels, local, active: stage.people.length > 0 });
  const fullScreen = useFullScreen();
  const news = useNews(stage, chatOpen);
  const comings = useComings(stage);

  const texts = textsOf(stage.notes);
  const newest = texts.at(-1)?.id;
  useEffect(() => {
    if (chatOpen && newest !== lastRead) onRead(newest);
  }, [chatOpen, newest, lastRead, onRead]);
  const arrangement = arrange({ ...pins, people: stage.people, layout, lead: voices.lead });
  const microphone = isOn(local.microphone);
  const raised = stage.handRaisedAt !== undefined;

  const tools = useTools({
    hand: { on: raised, toggle: () => void actions.raiseHand(!raised) },
    text: {
      on: chatOpen,
      unread: chatOpen ? 0 : unreadCount(texts, lastRead),
      toggle: () => toggle("texts"),
    },
    invite: () => setInviteOpen(true),
    ...(!arrangement.alone && {
      layout: {
        on: layout === "speaker",
        toggle: () => choose({ layout: layout === "speaker" ? "grid" : "speaker" }),
      },
    }),
    statistics: { on: panel === "statistics", toggle: () => toggle("statistics") },
    pip,
    fullScreen,
  });
  useShortcuts(shortcuts, {
    microphone: () => void actions.setMicrophone(!microphone),
    camera: () => void actions.setCamera(!isOn(local.camera)),
    list: () => setListOpen(true),
    ...(local.screen.possible && {
      share: () => void actions.shareScreen(local.screen.stream === null),
    }),
    ...Object.fromEntries(tools.map(({ id, run }) => [id, run])),
  });
  useHoldToTalk(shortcuts, {
    muted: !microphone && local.microphone.problem === undefined,
    setMicrophone: (on) => void actions.setMicrophone(on),
  });

  return (
    <div className="flex size-full flex-col lg:flex-row">
      <div className="@container relative min-h-0 min-w-0 flex-1 overflow-hidden">
        <Announcer text={news} />
        <Announcer text={comings} />
        <Announcer text={mutedHint && voices.talkingMuted ? t("youAreMuted") : ""} />
        <Announcer text={t(microphone ? "microphoneOn" : "microphoneOff")} />
        <Tiles
          stage={stage}
          local={local}
          me={me}
          arrangement={arrangement}
          speaking={voices.speaking}
          pinned={pins.pinned}
          onPin={(key, isHeld) => setPins((before) => pin(before, key, isHeld))}
          onCommand={stage.hosting ? actions.command : undefined}
        />
        {arrangement.alone && (stage.type === "video" || local.camera.on) && (
          <SelfCorner me={me} local={local} crowded={panel !== undefined} />
        )}
        <FloatingReactions notes={stage.notes} />
        <Surround
          {...{ stage, local, actions }}
          {...header}
          hint={
            mutedHint && voices.talkingMuted ? (
              <MutedHint onUnmute={() => void actions.setMicrophone(true)} onClose={dismissHint} />
            ) : null
          }
        >
          <CallBar
            local={local}
            actions={actions}
            group={stage.group}
            hosting={stage.hosting}
            more={{
              tools,
              onReact: (emoji) => void actions.react(emoji),
              onKeys: () => setListOpen(true),
            }}
          />
        </Surround>
      </div>
      {chatOpen && (
        <ChatPanel notes={stage.notes} sendText={actions.sendText} onClose={() => setPanel(undefined)} />
      )}
      {panel === "statistics" && (
        <LazyStatistics stage={stage} me={me} samples={samples} onClose={() => setPanel(undefined)} />
      )}
      {inviteOpen && (
        <InviteDialog
          onClose={() => setInviteOpen(false)}
          people={stage.people}
          me={me}
          invite={actions.invite}
        />
      )}
      <ShortcutDialog open={listOpen} onOpenChange={setListOpen} />
    </div>
  );
}
