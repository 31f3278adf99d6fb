import { Trans } from '@lingui/react/macro';
import { RotateCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useEngineLine } from './engine-client.ts';

/** Shorter gaps are not worth a word (ms). */
const patience = 700;

/** Says above the view that the engine is away and comes back; what is on screen stays. */
export function EngineStrip() {
  const away = useEngineLine(({ connected }) => !connected);
  return (
    <div role="status" className="shrink-0">
      {away && <AwayNote />}
    </div>
  );
}

function AwayNote() {
  const [told, setTold] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setTold(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!told) return null;
  return (
    <p className="flex items-center gap-2 border-info-line border-b bg-info-fill px-4 py-1.5 text-data text-info-ink">
      <RotateCw size={14} aria-hidden="true" className="breathe shrink-0" />
      <Trans>
        Kaizup is restarting its engine. You can go on; what you write is kept and saved when it is back.
      </Trans>
    </p>
  );
}
