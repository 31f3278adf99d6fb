/** Kaizup's mark, and its name where there is room. */
export function Brand({
  wordless = false,
  size = 26,
}: {
  readonly wordless?: boolean;
  readonly size?: number;
}) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 512 512" width={size} height={size} aria-hidden="true" focusable="false">
        <rect width="512" height="512" rx="116" fill="#21473f" />
        <g fill="none" stroke="#f6efe3" strokeWidth="46" strokeLinecap="round" strokeLinejoin="round">
          <path d="M168 124v264" />
          <path d="M348 132 176 268" />
          <path d="M240 226l118 156" />
        </g>
        <circle cx="372" cy="118" r="34" fill="#e2a04a" />
      </svg>
      {!wordless && <span className="font-semibold text-[15px] text-ink-1 tracking-tight">Kaizup</span>}
    </span>
  );
}
