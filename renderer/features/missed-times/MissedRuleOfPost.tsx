import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { PostDetail } from '../../../shared/contract/posts.ts';
import { engine, orpc } from '../../app/engine-client.ts';
import { usePostAction } from '../post/use-post-action.ts';
import { MissedRuleSelect } from './MissedRuleSelect.tsx';

/** What is done when this post's time is missed; for what still waits for its time. */
export function MissedRuleOfPost({ post }: { readonly post: PostDetail }) {
  const { t } = useLingui();
  const rules = useQuery(orpc.publishing.rules.queryOptions());
  const { run } = usePostAction();
  const waits = post.publications.some(({ state }) => state === 'scheduled' || state === 'held');
  if (!waits || rules.data === undefined) return null;
  const { missed } = rules.data;
  const choose = (rule: PostDetail['missedRule']): void =>
    void run('missed-rule', () => engine.publishing.setMissedRuleOf({ postId: post.id, rule }));
  return (
    <MissedRuleSelect
      label={t`How late it may go out`}
      value={post.missedRule ?? missed}
      onChange={choose}
      general={{ rule: missed, chosen: post.missedRule === null, onChoose: () => choose(null) }}
    />
  );
}
