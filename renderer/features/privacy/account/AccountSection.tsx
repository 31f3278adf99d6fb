import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { callErrorOf, orpc } from '../../../app/engine-client.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Corrections } from './Corrections.tsx';
import { ProfileForm } from './ProfileForm.tsx';

/** Who the owner is, as far as they say so, and every correction of it (GDPR Art. 16). */
export function AccountSection() {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const account = useQuery(orpc.owner.profile.queryOptions());
  if (account.data === undefined) {
    return account.isError ? (
      <Banner
        tone="warning"
        action={
          <Button variant="secondary" onPress={() => void account.refetch()}>
            {t`Try again`}
          </Button>
        }
      >
        {sentence(callErrorOf(account.error).code)}
      </Banner>
    ) : (
      <Skeleton className="h-96 rounded-xl" />
    );
  }
  return (
    <>
      <ProfileForm profile={account.data.profile} />
      <Corrections changes={account.data.changes} />
    </>
  );
}
