import { useHotkeys } from "../keys/use-hotkeys";
import { IconButton } from "@/components/ui/icon-button";
import type { Tool } from "./controls";

export function ToolButton({ tool }: { readonly tool: Tool }) {
  const hotkeys = useHotkeys();
  const { id, icon, label, active, waiting, run } = tool;
  return (
    <span className="relative inline-flex">
      <IconButton
        size="bar"
        icon={icon}
        kind={active ? "off" : "on"}
        label={waiting === undefined ? label : `${label}, ${waiting.label}`}
        hotkey={hotkeys[id]}
        onClick={run}
      />
      {waiting !== undefined && (
        <span
          aria-hidden
          className="pointer-events-none absolute -end-0.5 -top-0.5 min-w-5 rounded-full bg-accent px-1.5 text-center text-xs leading-5 font-semibold text-on-accent"
        >
          {waiting.count}
        </span>
      )}
    </span>
  );
}
