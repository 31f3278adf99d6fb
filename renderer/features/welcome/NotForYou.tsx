import { Trans, useLingui } from '@lingui/react/macro';
import { Hand } from 'lucide-react';
import { bridge } from '../../app/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from '../engine-away/FullPage.tsx';

/** For somebody who is not an adult, or not here for work: why not, what they can do, and that nothing is known of them. */
export function NotForYou({ onBack }: { readonly onBack: () => void }) {
  const { t } = useLingui();
  return (
    <FullPage
      tone="calm"
      icon={<Hand size={20} aria-hidden="true" />}
      title={t`Kaizup is not for you, for now`}
      actions={
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" onPress={() => void bridge.quit()} autoFocus>
            <Trans>Quit</Trans>
          </Button>
          <Button variant="quiet" onPress={onBack}>
            <Trans>Back</Trans>
          </Button>
        </div>
      }
    >
      <p>
        <Trans>
          It works with keys to business accounts, and answers for what is published in their name. That is
          only for adults, and only for their work.
        </Trans>
      </p>
      <p>
        <Trans>
          For your own posts the networks’ own apps are the right place: they have settings made for younger
          people and for private use. If you help a business, ask an adult who works there to set it up.
        </Trans>
      </p>
      <p>
        <Trans>
          Nothing about you was kept: no answer, no name, no account. You can quit and remove Kaizup.
        </Trans>
      </p>
    </FullPage>
  );
}
