import { useLingui } from '@lingui/react/macro';
import { bridge } from '../../app/bridge.ts';
import { engine } from '../../app/engine-client.ts';
import type { SupportReport } from '../../../shared/model/support.ts';
import { ViewFrame } from '../../ui/ViewFrame.tsx';
import { SupportForm } from './SupportForm.tsx';

/** What the engine knows; of versions the host knows more, and all of it while the engine is away. */
async function wholeReport(): Promise<SupportReport> {
  const [own, fromEngine] = await Promise.all([
    bridge.supportReport(),
    engine.support.report().catch((): SupportReport => []),
  ]);
  const known = new Map([...own, ...fromEngine].map(({ part, text }) => [part, text]));
  const both = ['versions', 'state'] as const;
  for (const part of both) {
    const texts = [own, fromEngine].map((report) => report.find((each) => each.part === part)?.text ?? '');
    known.set(part, texts.filter((text) => text !== '').join('\n'));
  }
  return [...known].map(([part, text]) => ({ part, text }));
}

/** Writing to support. */
export function SupportView() {
  const { t } = useLingui();
  return (
    <ViewFrame
      title={t`Write to support`}
      description={t`A person reads it. What you do not add stays on this computer.`}
    >
      <SupportForm report={wholeReport} />
    </ViewFrame>
  );
}
