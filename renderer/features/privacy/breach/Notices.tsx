import { Trans, useLingui } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import type { Breach } from '../../../../shared/model/breach.ts';
import { allAuthorities, authorities } from '../../../../shared/privacy/authorities.ts';
import { bridge } from '../../../app/bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { Section } from '../../../ui/ViewFrame.tsx';
import { useMinute } from '../../calendar/use-now.ts';
import { NoticeDraft } from './NoticeDraft.tsx';
import type { BreachDraft } from './use-breach.ts';

/** The notices to the authority and to the people concerned: drafted, changed, taken out, and noted as sent. */
export function Notices({ draft, breach }: { readonly draft: BreachDraft; readonly breach: Breach }) {
  const { t } = useLingui();
  const isLate = useMinute() > breach.dueAt && breach.authorityToldAt === null;
  return (
    <Section
      title={t`5. The notices`}
      description={t`Authorities take notices on their own pages: copy the parts over, or send the text.`}
    >
      <div className="flex flex-wrap items-center gap-2 px-4 py-3">
        {Object.values(authorities).map(({ name, country, url }) => (
          <Button key={name} onPress={() => void bridge.openExternal(url)}>
            {name} ({country})
            <ExternalLink size={14} aria-hidden="true" />
          </Button>
        ))}
        <Button variant="quiet" onPress={() => void bridge.openExternal(allAuthorities)}>
          <Trans>Every other authority (EDPB)</Trans>
          <ExternalLink size={14} aria-hidden="true" />
        </Button>
      </div>
      {(isLate || draft.answers?.lateBecause !== '') && (
        <div className="px-4 py-4">
          <TextArea
            label={t`Why later than after 72 hours?`}
            rows={2}
            maxLength={4000}
            value={draft.answers?.lateBecause ?? ''}
            onChange={(lateBecause) => draft.change({ lateBecause })}
            isReadOnly={breach.closedAt !== null}
            description={t`The notice must say it (Art. 33(1)).`}
          />
        </div>
      )}
      <NoticeDraft draft={draft} breach={breach} notice="authority" />
      {breach.decision === 'authority-and-persons' && (
        <NoticeDraft draft={draft} breach={breach} notice="persons" />
      )}
    </Section>
  );
}
