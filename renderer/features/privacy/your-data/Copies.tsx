import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { bridge } from '../../../app/bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/ViewFrame.tsx';
import { SettingWords } from '../../settings/SettingWords.tsx';
import { tellFileOutcome } from './tell-file-outcome.ts';

/** A copy to read, an archive to take along, and the way back in. */
export function Copies({ isEmpty }: { readonly isEmpty: boolean }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const page = useMutation({
    mutationFn: () => bridge.saveCopy('page'),
    onSuccess: (outcome) => tellFileOutcome(outcome, t`The copy is written.`),
  });
  const pdf = useMutation({
    mutationFn: () => bridge.saveCopy('pdf'),
    onSuccess: (outcome) => {
      const files = outcome.kind === 'done' ? outcome.value.files : 1;
      tellFileOutcome(
        outcome,
        t`${plural(files, {
          one: 'The copy is written.',
          other: 'The copy is written, in # files beside each other.',
        })}`,
      );
    },
  });
  const archive = useMutation({
    mutationFn: () => bridge.saveCopy('archive'),
    onSuccess: (outcome) => tellFileOutcome(outcome, t`The archive is written.`),
  });
  const bringIn = useMutation({
    mutationFn: () => bridge.bringIn(),
    onSuccess: (outcome) =>
      tellFileOutcome(outcome, t`Your data is here again. Connect your accounts to go on.`),
    onSettled: () => queryClient.invalidateQueries(),
  });
  const busy = page.isPending || pdf.isPending || archive.isPending || bringIn.isPending;
  return (
    <>
      <Row>
        <SettingWords
          name={t`A copy to read`}
          note={t`Everything Kaizup holds, in plain words: as a PDF to keep or print, or as one page for any browser.`}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button isPending={pdf.isPending} isDisabled={busy && !pdf.isPending} onPress={() => pdf.mutate()}>
            <Trans>Save as PDF…</Trans>
          </Button>
          <Button
            isPending={page.isPending}
            isDisabled={busy && !page.isPending}
            onPress={() => page.mutate()}
          >
            <Trans>Save as page…</Trans>
          </Button>
        </div>
      </Row>
      <Row>
        <SettingWords
          name={t`Take your data with you`}
          note={t`A ZIP of JSON and CSV with their description, and your media as they are. Another Kaizup can read it back.`}
        />
        <Button
          isPending={archive.isPending}
          isDisabled={busy && !archive.isPending}
          onPress={() => archive.mutate()}
        >
          <Trans>Save an archive…</Trans>
        </Button>
      </Row>
      <Row>
        <SettingWords
          name={t`Bring data in`}
          note={
            isEmpty
              ? t`Reads an archive that another Kaizup wrote.`
              : t`Only into an empty Kaizup, so that nothing is mixed up.`
          }
        />
        <Button isPending={bringIn.isPending} isDisabled={!isEmpty || busy} onPress={() => bringIn.mutate()}>
          <Trans>Choose an archive…</Trans>
        </Button>
      </Row>
    </>
  );
}
