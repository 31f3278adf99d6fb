import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { calendarFileWords } from '../../../shared/i18n/calendar-file-words.ts';
import { bridge } from '../../app/bridge.ts';
import { engine, orpc } from '../../app/engine-client.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { useErrorSentence } from '../../ui/error-sentence.ts';
import { showToast } from '../../ui/toast.ts';
import { Row } from '../../ui/ViewFrame.tsx';
import { SettingWords } from '../settings/SettingWords.tsx';
import { StopCalendarFile } from './StopCalendarFile.tsx';

/** A calendar file that follows the plan, in a folder of the owner's; off until they pick one. */
export function CalendarFileSetting() {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const queryClient = useQueryClient();
  const query = useQuery(orpc.calendarFile.state.queryOptions());
  const [stopping, setStopping] = useState(false);
  const [working, setWorking] = useState<'keep' | 'again' | null>(null);
  if (query.data === undefined) return null;
  const file = query.data;
  const { fileName = '', folder = '' } = file ?? {};

  const refetch = (): void => void queryClient.invalidateQueries({ queryKey: orpc.calendarFile.key() });

  async function keep(): Promise<void> {
    setWorking('keep');
    const outcome = await bridge.keepCalendarFile();
    setWorking(null);
    refetch();
    if (outcome.kind === 'failed')
      showToast({ tone: 'warning', text: sentence(outcome.error.code, outcome.error.details) });
  }

  async function tryAgain(): Promise<void> {
    setWorking('again');
    // What is in the way stands in the banner, which stays.
    await engine.calendarFile.tryAgain().catch(() => undefined);
    setWorking(null);
    refetch();
  }

  return (
    <>
      <Row>
        <SettingWords
          name={t`Calendar file that follows the plan`}
          note={
            file === null
              ? t`An ICS file in a folder you choose, for a calendar that follows it. Anybody who has the file can read your posts.`
              : t`${fileName} in the folder ${folder}. Anybody who has the file can read your posts.`
          }
        />
        {file === null ? (
          <Button variant="secondary" isPending={working === 'keep'} onPress={() => void keep()}>
            <Trans>Choose a place</Trans>
          </Button>
        ) : (
          <span className="flex flex-wrap justify-end gap-2">
            <Button variant="quiet" onPress={() => void bridge.showCalendarFile()}>
              <Trans>Show the file</Trans>
            </Button>
            <Button variant="quiet" isPending={working === 'keep'} onPress={() => void keep()}>
              <Trans>Change the place</Trans>
            </Button>
            <Button variant="secondary" onPress={() => setStopping(true)}>
              <Trans>Turn off</Trans>
            </Button>
          </span>
        )}
      </Row>
      {file?.trouble != null && (
        <div className="px-4 py-3">
          <Banner
            tone="warning"
            title={t(calendarFileWords[file.trouble].title)}
            action={
              <Button variant="secondary" isPending={working === 'again'} onPress={() => void tryAgain()}>
                <Trans>Try again</Trans>
              </Button>
            }
          >
            {t(calendarFileWords[file.trouble].sentence)}
          </Banner>
        </div>
      )}
      {stopping && file !== null && (
        <StopCalendarFile fileName={fileName} onClose={() => setStopping(false)} onStopped={refetch} />
      )}
    </>
  );
}
