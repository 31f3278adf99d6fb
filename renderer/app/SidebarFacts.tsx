import { Trans, useLingui } from '@lingui/react/macro';
import { CloudOff, HardDrive, MonitorUp, Pause, ServerOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppState } from '../../shared/contract/overview.ts';
import { diskWords } from '../../shared/i18n/disk-words.ts';
import { elsewhereTitle } from '../../shared/i18n/other-publisher-words.ts';
import { networkNames } from '../../shared/i18n/network-names.ts';
import { engine } from './engine-client.ts';
import { formatLocale } from './format-locale.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { toastError } from '../ui/toast-error.ts';

/** Small facts that matter everywhere: publishing is paused or cannot go on, there is no connection. */
export function SidebarFacts({ state, folded }: { readonly state: AppState; readonly folded: boolean }) {
  const { t, i18n } = useLingui();
  const resume = (): void => void engine.app.resume().catch(toastError);
  const clock = new Intl.DateTimeFormat(formatLocale(i18n.locale), { hour: '2-digit', minute: '2-digit' });
  const since = state.offlineSince === null ? '' : clock.format(state.offlineSince);
  return (
    <div role="status" className="flex flex-col gap-1.5 pb-2">
      {state.offlineSince !== null && (
        <Fact
          folded={folded}
          icon={<CloudOff size={16} aria-hidden="true" />}
          words={t`No connection since ${since}. Posts go out when it is back.`}
        />
      )}
      {state.troubles.map(({ network, server, since: from }) => {
        const name = server ?? networkNames[network];
        const time = clock.format(from);
        return (
          <Fact
            key={`${network} ${server}`}
            folded={folded}
            icon={<ServerOff size={16} aria-hidden="true" className="text-warning-ink" />}
            words={t`${name} has not answered since ${time}. What is due there goes out when it does.`}
          />
        );
      })}
      {state.diskRefusal !== null && (
        <Fact
          folded={folded}
          icon={<HardDrive size={16} aria-hidden="true" className="text-danger-ink" />}
          words={i18n._(diskWords[state.diskRefusal.cause].title)}
        />
      )}
      {state.otherPublisher !== null && (
        <Fact
          folded={folded}
          icon={<MonitorUp size={16} aria-hidden="true" className="text-warning-ink" />}
          words={i18n._(elsewhereTitle)}
        />
      )}
      {state.otherPublisher === null &&
        state.paused &&
        (folded ? (
          <IconButton
            label={t`Publishing is paused. Resume`}
            onPress={resume}
            className="w-10 text-warning-ink"
          >
            <Pause size={17} aria-hidden="true" />
          </IconButton>
        ) : (
          <div className="flex flex-col gap-2 rounded-xl border border-warning-line bg-warning-fill p-3 text-data">
            <p className="flex items-center gap-2 font-medium text-ink-1">
              <Pause size={15} aria-hidden="true" className="text-warning-ink" />
              <Trans>Publishing is paused</Trans>
            </p>
            <Button variant="secondary" onPress={resume}>
              <Trans>Resume publishing</Trans>
            </Button>
          </div>
        ))}
    </div>
  );
}

function Fact({
  icon,
  words,
  folded,
}: {
  readonly icon: ReactNode;
  readonly words: string;
  readonly folded: boolean;
}) {
  if (folded) {
    return (
      <span
        role="img"
        aria-label={words}
        title={words}
        className="flex h-9 w-10 items-center justify-center text-ink-2"
      >
        {icon}
      </span>
    );
  }
  return (
    <p className="flex gap-2 px-2.5 py-1 text-ink-2 text-xs">
      <span className="mt-px shrink-0">{icon}</span>
      {words}
    </p>
  );
}
