import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { CheckedFile } from '../../../shared/contract/bulk.ts';
import { callErrorOf } from '../../app/engine-client.ts';
import { formatLocale } from '../../app/format-locale.ts';
import { navigate } from '../../app/router.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { useErrorSentence } from '../../ui/error-sentence.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Section, ViewFrame } from '../../ui/ViewFrame.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { ImportDone } from './ImportDone.tsx';
import { ReadingChoices } from './ReadingChoices.tsx';
import { RowFindings } from './RowFindings.tsx';
import { useImportFile } from './use-import-file.ts';

/** Posts out of a file: how it is read, every fault before anything is written, then all of them or none. */
export function ImportView() {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const work = useImportFile();
  const { file, reading, checked, done } = work;
  const failure = work.error === null ? null : callErrorOf(work.error);
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1">
        <ViewFrame
          title={t`Import posts`}
          description={t`Up to 10,000 posts at once. Kaizup reads the file and tells you everything first; only then does it make the posts, all of them or none.`}
          actions={
            file !== null && done === undefined ? (
              <Button variant="secondary" onPress={work.forget}>
                <Trans>Another file</Trans>
              </Button>
            ) : undefined
          }
        >
          {failure !== null && <Banner tone="danger">{sentence(failure.code, failure.details)}</Banner>}
          {done !== undefined ? (
            <ImportDone {...done} onAgain={work.forget} />
          ) : file === null || reading === null ? (
            <ChooseFile isOpening={work.isOpening} onPath={work.open} />
          ) : (
            <>
              <Section
                title={file.fileName}
                description={t`${plural(file.rows, { one: '# row', other: '# rows' })} · ${file.encoding} · separated by ${delimiterName(file.delimiter)}`}
              >
                <ColumnTable
                  columns={file.columns}
                  reading={reading}
                  onChange={(columns) => work.read({ columns })}
                />
              </Section>
              <Section title={t`How to read it`}>
                <ReadingChoices reading={reading} needsDateOrder={file.needsDateOrder} onChange={work.read} />
              </Section>
              {checked === undefined ? (
                <Skeleton className="h-24 rounded-xl" />
              ) : (
                <RowFindings checked={checked} />
              )}
            </>
          )}
        </ViewFrame>
      </div>
      {file !== null && done === undefined && checked !== undefined && (
        <ImportBar checked={checked} work={work} />
      )}
    </div>
  );
}

/** What the button will do, or why it cannot. */
function ImportBar({
  checked,
  work,
}: {
  readonly checked: CheckedFile;
  readonly work: ReturnType<typeof useImportFile>;
}) {
  const { t, i18n } = useLingui();
  const { ready, rows, faultCount, first, last } = checked;
  const day = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const span =
    first === null || last === null
      ? t`${plural(ready, { one: '# draft', other: '# drafts' })}`
      : t`From ${day.format(first)} to ${day.format(last)}`;
  return (
    <footer className="border-line border-t bg-surface-1">
      <div className="mx-auto flex max-w-[800px] flex-wrap items-center gap-3 px-8 py-3">
        <p className="min-w-0 flex-1 text-ink-2 text-sm" role="status">
          {faultCount > 0
            ? t`${ready} of ${plural(rows, { one: '# row', other: '# rows' })} would become posts. Mend the others in the file and open it again.`
            : span}
        </p>
        <Button variant="quiet" onPress={() => navigate('/calendar')}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          variant="primary"
          isDisabled={faultCount > 0 || ready === 0 || work.isChecking}
          isPending={work.isRunning}
          onPress={work.run}
        >
          {t`Import ${plural(ready, { one: '# post', other: '# posts' })}`}
        </Button>
      </div>
    </footer>
  );
}

const delimiterName = (delimiter: string): string => (delimiter === '\t' ? 'TAB' : delimiter);
