import { Trans } from '@lingui/react/macro';
import { Hourglass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLock } from '../../app/lock.ts';
import { asClock, secondsLeft } from './wait-left.ts';

/** Seconds until the next attempt may be made, counted down; 0 when it may be made now. */
export function useWait(): number {
  const { waitUntil } = useLock();
  const [now, setNow] = useState(() => Date.now());
  const left = secondsLeft(waitUntil, now);
  useEffect(() => {
    if (waitUntil === null) return;
    const tick = (): void => setNow(Date.now());
    const first = setTimeout(tick, 0);
    const timer = setInterval(tick, 500);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [waitUntil]);
  return left;
}

/** Says that attempts are refused for a while, and for how long still. */
export function WaitNote({ left }: { readonly left: number }) {
  return (
    <div className="flex items-center gap-3 rounded-xl border border-warning-line bg-warning-fill px-3.5 py-2.5">
      <Hourglass size={17} aria-hidden="true" className="shrink-0 text-warning-ink" />
      <p role="status" className="min-w-0 flex-1">
        <Trans>Too many attempts failed. The next one can be made when this time is over.</Trans>
      </p>
      <span role="timer" className="font-semibold text-heading text-ink-1 tabular-nums">
        {asClock(left)}
      </span>
    </div>
  );
}
