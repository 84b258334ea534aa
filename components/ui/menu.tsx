"use client";
import { Check, type LucideIcon } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";

interface MenuProps {
  /** The button that opens the menu; it gets its state. */
  readonly trigger: ReactNode;
  /** Where it opens if there is room; below its button if not said. */
  readonly side?: "top" | "bottom";
  readonly children: ReactNode;
}

/** A menu under a button (WAI-ARIA menu button pattern). It stays within the landmark of its button. */
export function Menu({ trigger, side, children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="end"
        side={side}
        sideOffset={8}
        collisionPadding={12}
        className="z-30 max-h-(--radix-dropdown-menu-content-available-height) max-w-[calc(100vw-1.5rem)] min-w-60 overflow-y-auto rounded-2xl border border-line bg-surface p-1.5 text-ink shadow-lg"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

const row =
  "flex min-h-11 cursor-default items-center gap-3 rounded-xl px-3 outline-none data-highlighted:bg-raised";

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[];
  readonly onChoose: (value: Value) => void;
}

/** One of several. */
export function MenuChoice<Value extends string>({ label, value, choices, onChoose }: ChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const choice = choices.find((candidate) => candidate.value === chosen);
    if (choice !== undefined) onChoose(choice.value);
  };
  return (
    <DropdownMenu.RadioGroup aria-label={label} value={value} onValueChange={choose}>
      <DropdownMenu.Label className="px-3 pt-2 pb-1 text-sm text-soft">{label}</DropdownMenu.Label>
      {choices.map((choice) => (
        <DropdownMenu.RadioItem key={choice.value} value={choice.value} lang={choice.lang} className={row}>
          <span className="flex-1">{choice.label}</span>
          <DropdownMenu.ItemIndicator>
            <Check aria-hidden className="size-4 text-accent-ink" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

interface ItemProps {
  readonly icon: LucideIcon;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuItem({ icon: Icon, onSelect, children }: ItemProps) {
  return (
    <DropdownMenu.Item onSelect={onSelect} className={row}>
      <Icon aria-hidden className="size-4 text-soft" />
      {children}
    </DropdownMenu.Item>
  );
}

interface SwitchProps {
  readonly label: string;
  /** How it fares, in a few words. */
  readonly state?: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Something that is on or off. The menu stays open, so that one sees what comes of it. */
export function MenuSwitch({ label, state, on, disabled = false, onChange }: SwitchProps) {
  return (
    <DropdownMenu.CheckboxItem
      checked={on}
      disabled={disabled}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={cx(row, "data-disabled:text-soft")}
    >
      <span className="flex flex-1 flex-col py-1.5">
        {label}
        {state !== undefined && <span className="text-sm text-soft">{state}</span>}
      </span>
      <DropdownMenu.ItemIndicator>
        <Check aria-hidden className="size-4 text-accent-ink" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.CheckboxItem>
  );
}

/** Words where there is nothing to choose. */
export function MenuText({ children }: { readonly children: ReactNode }) {
  return <DropdownMenu.Label className="max-w-72 px-3 py-2 text-sm text-soft">{children}</DropdownMenu.Label>;
}

export function MenuLine() {
  return <DropdownMenu.Separator className="my-1.5 h-px bg-line" />;
}
