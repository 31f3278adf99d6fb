import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { callErrorOf, orpc } from '../../../app/engine-client.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { HowLong } from './HowLong.tsx';

/** How long everything stays. */
export function LimitsSection() {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const retention = useQuery(orpc.privacy.retention.queryOptions());
  return (
    <>
      {retention.isError && retention.data === undefined && (
        <Banner
          tone="warning"
          action={
            <Button variant="secondary" onPress={() => void retention.refetch()}>
              {t`Try again`}
            </Button>
          }
        >
          {sentence(callErrorOf(retention.error).code)}
        </Banner>
      )}
      <HowLong retention={retention.data} />
    </>
  );
}
