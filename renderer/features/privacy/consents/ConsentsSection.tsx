import { useLingui } from '@lingui/react/macro';
import { Section } from '../../../ui/ViewFrame.tsx';
import { ConsentHistory } from './ConsentHistory.tsx';
import { ConsentSwitches } from './ConsentSwitches.tsx';

/** What the owner agrees to, and what they decided before. */
export function ConsentsSection() {
  const { t } = useLingui();
  return (
    <>
      <Section
        title={t`What you agree to`}
        description={t`A change counts from that moment on. Saying no costs you nothing: everything else works either way.`}
      >
        <ConsentSwitches />
      </Section>
      <ConsentHistory />
    </>
  );
}
