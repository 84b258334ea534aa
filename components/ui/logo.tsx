/** The mark of Ringback: a receiver and the ring that comes back. Decoration; the name stands beside it. */
export function Logo({ className = "size-8" }: { readonly className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className} fill="none">
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <g className="stroke-on-accent" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8.6 10.3c0 7.2 5.9 13.1 13.1 13.1l1.9-3.4-4.1-2.5-2 1.7a10.6 10.6 0 0 1-4.7-4.7l1.7-2L12 8.4z" />
        <path d="M17.4 11.8a3.6 3.6 0 0 1 2.9 2.9" />
        <path d="M17.8 7.8a7.5 7.5 0 0 1 6.5 6.5" />
      </g>
    </svg>
  );
}
