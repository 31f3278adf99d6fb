/** What a setting is called, and what it means where the name does not say it all. */
export function SettingWords({ name, note }: { readonly name: string; readonly note?: string }) {
  return (
    <span className="flex min-w-0 flex-1 flex-col">
      <span className="font-medium text-ink-1">{name}</span>
      {note !== undefined && <span className="max-w-[60ch] text-data text-ink-2">{note}</span>}
    </span>
  );
}
