import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { PolicyState, PolicyVersion } from '../../../../shared/model/policy.ts';
import { callErrorOf, orpc } from '../../../app/engine-client.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Row, Section } from '../../../ui/ViewFrame.tsx';
import { AskedAgainNote } from './AskedAgainNote.tsx';
import { PolicyChanges } from './PolicyChanges.tsx';
import { PolicyDate } from './PolicyDate.tsx';

/** Which privacy policy holds, which one comes, and what each of them changed. */
export function PolicySection() {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const query = useQuery(orpc.privacy.policy.queryOptions());
  const { data } = query;
  if (data === undefined) {
    return query.isError ? (
      <Banner
        tone="warning"
        action={
          <Button variant="secondary" onPress={() => void query.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        {sentence(callErrorOf(query.error).code)}
      </Banner>
    ) : (
      <Section title={t`Versions`}>
        <Row>
          <Skeleton className="h-16 w-full" />
        </Row>
      </Section>
    );
  }
  return (
    <Section
      title={t`Versions`}
      description={t`A small change shows its new date here. A large one is told before it counts, and asks again for what it touches.`}
    >
      {data.versions.toReversed().map((version) => (
        <Row key={version.id}>
          <VersionWords version={version} state={data} />
        </Row>
      ))}
    </Section>
  );
}

function VersionWords({ version, state }: { readonly version: PolicyVersion; readonly state: PolicyState }) {
  const isCurrent = version.id === state.current.id;
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5 py-1">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium text-ink-1">
          <Trans>Privacy policy {version.id}</Trans>
        </h3>
        {isCurrent && (
          <Badge tone="success">
            <Trans>Holds now</Trans>
          </Badge>
        )}
        {version.id === state.coming?.id && (
          <Badge tone="info">
            <Trans>To come</Trans>
          </Badge>
        )}
        <span className="text-data text-ink-2 tabular-nums">
          <PolicyDate version={version} />
        </span>
      </div>
      <div className="flex flex-col gap-1.5 text-data text-ink-2">
        <PolicyChanges id={version.id} />
        <AskedAgainNote version={version} />
      </div>
    </div>
  );
}
