import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LockLevel } from '../../../../shared/model/owner.ts';
import { callErrorOf, orpc } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Row, Section } from '../../../ui/ViewFrame.tsx';
import { SettingWords } from '../../settings/SettingWords.tsx';
import { LockingRows } from './LockingRows.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { RefusedAttempts } from './RefusedAttempts.tsx';
import { type SecurityTask, SecurityTaskDialog } from './SecurityTaskDialog.tsx';
import { WhatAPasswordGives } from './WhatAPasswordGives.tsx';

/** How the owner's account is kept from others. */
export function SecuritySection() {
  const { t, i18n } = useLingui();
  const sentence = useErrorSentence();
  const queryClient = useQueryClient();
  const security = useQuery(orpc.owner.security.queryOptions());
  const [task, setTask] = useState<SecurityTask | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const day = new Intl.DateTimeFormat(formatLocale(i18n.locale), { dateStyle: 'long' });
  const refresh = (): void => void queryClient.invalidateQueries({ queryKey: orpc.owner.key() });

  if (security.data === undefined) {
    return security.isError ? (
      <Banner
        tone="warning"
        action={
          <Button variant="secondary" onPress={() => void security.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        {sentence(callErrorOf(security.error).code)}
      </Banner>
    ) : (
      <Skeleton className="h-96 rounded-xl" />
    );
  }
  const { passwordSince, secondFactorSince, recoveryCodesLeft, locking, refusedAttempts } = security.data;
  const since = passwordSince === null ? null : day.format(passwordSince);
  const factorSince = secondFactorSince === null ? null : day.format(secondFactorSince);
  const askLevel = (level: LockLevel): void => setTask({ kind: 'level', locking: { ...locking, level } });

  return (
    <>
      <Section title={t`Password`}>
        <Row>
          <SettingWords
            name={t`Password`}
            note={
              since === null
                ? t`There is none: whoever sits at this computer sees everything.`
                : t`Since ${since}`
            }
          />
          {since === null ? (
            <Button variant="primary" onPress={() => setTask({ kind: 'password' })}>
              <Trans>Set a password</Trans>
            </Button>
          ) : (
            <>
              <Button variant="quiet" onPress={() => setTask({ kind: 'remove' })}>
                <Trans>Remove</Trans>
              </Button>
              <Button variant="secondary" onPress={() => setTask({ kind: 'password' })}>
                <Trans>Change</Trans>
              </Button>
            </>
          )}
        </Row>
        {since === null && <WhatAPasswordGives />}
        {since !== null && (
          <Row>
            <SettingWords
              name={t`Recovery codes`}
              note={t`${plural(recoveryCodesLeft, {
                one: '# code that has not been used',
                other: '# codes that have not been used',
              })}. New ones make the old ones void.`}
            />
            <Button variant="secondary" onPress={() => setTask({ kind: 'renew' })}>
              <Trans>New codes</Trans>
            </Button>
          </Row>
        )}
        {since !== null && (
          <Row>
            <SettingWords
              name={t`Second factor`}
              note={
                factorSince === null
                  ? t`A code of your phone beside the password: whoever learns the one still lacks the other.`
                  : t`On since ${factorSince}`
              }
            />
            <Button
              variant="secondary"
              onPress={() => setTask({ kind: factorSince === null ? 'factor-on' : 'factor-off' })}
            >
              {factorSince === null ? <Trans>Turn on</Trans> : <Trans>Turn off</Trans>}
            </Button>
          </Row>
        )}
      </Section>
      {since !== null && <LockingRows locking={locking} onLevel={askLevel} onChanged={refresh} />}
      {(since !== null || refusedAttempts.length > 0) && <RefusedAttempts attempts={refusedAttempts} />}
      {task !== null && (
        <SecurityTaskDialog
          task={task}
          security={security.data}
          onCodes={setCodes}
          onDone={() => {
            setTask(null);
            refresh();
          }}
          onClose={() => setTask(null)}
        />
      )}
      {codes !== null && <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />}
    </>
  );
}
