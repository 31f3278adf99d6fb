import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { failureHelpWords } from '../../../shared/i18n/failure-help-words.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import { engine } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { helpPlace } from '../post/help-place.ts';
import { TryAllAgain } from '../post/TryAllAgain.tsx';
import { usePostAction } from '../post/use-post-action.ts';
import { HomeCard } from './HomeCard.tsx';
import { PostLine } from './PostLine.tsx';
import { helpForAll, type Need, whatIsNeeded } from './what-is-needed.ts';

interface NeedsYouProps {
  readonly posts: readonly PostCard[];
}

/** Posts that wait for their owner; each with the one button that moves it on. */
export function NeedsYou({ posts }: NeedsYouProps) {
  const waiting = posts.flatMap((post) => {
    const need = whatIsNeeded(post);
    return need === null ? [] : [{ post, need }];
  });
  if (waiting.length === 0) return null;
  return (
    <HomeCard
      title={<Plural value={waiting.length} one="# post needs you" other="# posts need you" />}
      aside={<TryAllAgain posts={posts} from={1} />}
    >
      <ul className="divide-y divide-line pb-1">
        {waiting.map(({ post, need }) => (
          <PostLine key={post.id} post={post} aside={<NeedButton post={post} need={need} />}>
            <NeedSentence need={need} />
          </PostLine>
        ))}
      </ul>
    </HomeCard>
  );
}

function NeedSentence({ need }: { readonly need: Need }) {
  const names = [...new Set(need.publications.map(({ network }) => networkNames[network]))].join(', ');
  switch (need.kind) {
    case 'decide':
      return (
        <span className="text-warning-ink">
          <Trans>Needs a look on {names}</Trans>
        </span>
      );
    case 'mend':
      return (
        <span className="text-danger-ink">
          <Trans>Could not be published on {names}</Trans>
        </span>
      );
    case 'publish-late':
      return (
        <span className="text-warning-ink">
          <Trans>Its time passed while your computer was off</Trans>
        </span>
      );
    case 'sign-in':
      return (
        <span className="text-warning-ink">
          <Trans>Waits for you to sign in to {names} again</Trans>
        </span>
      );
  }
}

function NeedButton({ post, need }: { readonly post: PostCard; readonly need: Need }) {
  const { run, running } = usePostAction();
  switch (need.kind) {
    case 'decide':
      return (
        <Button variant="primary" onPress={() => navigate(`/posts/${post.id}`)}>
          <Trans>Look and decide</Trans>
        </Button>
      );
    case 'mend':
      return <MendButton post={post} need={need} />;
    case 'publish-late':
      return (
        <Button
          variant="primary"
          isPending={running === 'retry'}
          onPress={() =>
            void run('retry', async () => {
              for (const { id } of need.publications) await engine.posts.retry({ publicationId: id });
            })
          }
        >
          <Trans>Publish now</Trans>
        </Button>
      );
    case 'sign-in':
      return (
        <Button variant="primary" onPress={() => navigate('/accounts')}>
          <Trans>Sign in again</Trans>
        </Button>
      );
  }
}

/** The button of the failure, where one helps all that failed; otherwise the way to the post, which has them all. */
function MendButton({ post, need }: { readonly post: PostCard; readonly need: Need }) {
  const { i18n } = useLingui();
  const { run, running } = usePostAction();
  const help = helpForAll(need, post);
  if (help === null) {
    return (
      <Button variant="primary" onPress={() => navigate(`/posts/${post.id}`)}>
        <Trans>See what helps</Trans>
      </Button>
    );
  }
  const retry = (): void =>
    void run('retry', async () => {
      for (const { id } of need.publications) await engine.posts.retry({ publicationId: id });
    });
  const place = helpPlace(help) ?? `/compose/${post.id}`;
  return (
    <Button
      variant="primary"
      isPending={running === 'retry'}
      onPress={() => (help === 'try-again' ? retry() : navigate(place))}
    >
      {i18n._(failureHelpWords[help])}
    </Button>
  );
}
