import { Search, X } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "./icon-button";

interface Props {
  readonly label: string;
  /** What the button says that empties it. */
  readonly clearLabel: string;
  readonly maxLength: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Searches as one types. Escape clears it. */
export function SearchField({ label, clearLabel, maxLength, value, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const clear = () => {
    onChange("");
    input.current?.focus();
  };
  return (
    <div role="search" className="relative">
      <Search
        aria-hidden
        className="pointer-events-none absolute start-4 top-1/2 size-5 -translate-y-1/2 text-soft"
      />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onChange("")}
        className="min-h-12 w-full appearance-none rounded-full border border-edge bg-surface ps-12 pe-12 [&::-webkit-search-cancel-button]:hidden"
      />
      {value !== "" && (
        <IconButton icon={X} label={clearLabel} onClick={clear} className="absolute end-0.5 top-0.5" />
      )}
    </div>
  );
}
