import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Brand } from '../../app/Brand.tsx';
import { bridge } from '../../app/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

/** After this long a start is unusual enough for a word and a way on (ms). */
const patience = 8000;

/** The frame with nothing in it yet, at its real size. */
export function Starting() {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="flex h-full bg-surface-0" aria-busy="true">
      <header className="flex w-[232px] shrink-0 flex-col gap-2 border-line border-r p-3">
        <div className="flex h-9 items-center pl-1">
          <Brand />
        </div>
        <Skeleton className="my-2 h-9 w-full rounded-lg" />
        {[120, 96, 108].map((width) => (
          <div key={width} className="flex h-9 items-center px-2.5">
            <div className="breathe h-4 rounded bg-surface-2" style={{ width }} />
          </div>
        ))}
      </header>
      <main className="relative min-w-0 flex-1 bg-surface-1 p-8">
        <h1 className="sr-only">
          <Trans>Kaizup is starting</Trans>
        </h1>
        <div className="mx-auto flex max-w-[1056px] flex-col gap-5">
          <Skeleton className="h-8 w-60" />
          <Skeleton className="h-40 w-full rounded-xl" />
          <Skeleton className="h-40 w-full rounded-xl" />
        </div>
        <div role="status" className="absolute inset-x-0 bottom-8 flex justify-center">
          {slow && (
            <div className="appear flex items-center gap-3 rounded-xl bg-surface-1 px-4 py-2 shadow-float">
              <Trans>This takes longer than usual.</Trans>
              <Button variant="quiet" onPress={() => void bridge.showLogs()}>
                <Trans>Show the logs</Trans>
              </Button>
            </div>
          )}
        </div>
      </main>
    </div>
  );
}
