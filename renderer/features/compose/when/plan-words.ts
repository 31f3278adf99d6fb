import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { Obstacle, Plan } from './plan-post.ts';

/** What the one button says: exactly what pressing it does. */
export function planWords(i18n: I18n, plan: Plan, moment: (at: number) => string): string {
  const { count } = plan;
  switch (plan.kind) {
    case 'publish-now':
      if (count === 0) return i18n._(msg`Publish now`);
      return i18n._(msg`${plural(count, { one: 'Publish # post now', other: 'Publish # posts now' })}`);
    case 'try-again':
      return i18n._(msg`${plural(count, { one: 'Try again now', other: 'Try # accounts again now' })}`);
    case 'schedule': {
      const when = moment(plan.at);
      if (count === 0) return i18n._(msg`Schedule for ${when}`);
      return i18n._(
        msg`${plural(count, { one: `Schedule # post for ${when}`, other: `Schedule # posts for ${when}` })}`,
      );
    }
    case 'move': {
      const when = moment(plan.at);
      return i18n._(
        msg`${plural(count, { one: `Move # post to ${when}`, other: `Move # posts to ${when}` })}`,
      );
    }
    case 'queue': {
      const [first, another] = plan.parts;
      if (first === undefined) return i18n._(msg`Add to the queue`);
      const when = moment(first.at);
      return another === undefined
        ? i18n._(msg`Add to the queue for ${when}`)
        : i18n._(msg`Add to the queue from ${when} on`);
    }
    case 'repeat': {
      if (plan.following) return i18n._(msg`Change this and all following`);
      const when = moment(plan.first?.at ?? Date.now());
      return plan.first === null ? i18n._(msg`Repeat`) : i18n._(msg`Repeat from ${when} on`);
    }
    case 'update': {
      const when = moment(plan.at);
      return i18n._(
        msg`${plural(count, { one: `Keep # post for ${when}`, other: `Keep # posts for ${when}` })}`,
      );
    }
  }
}

/** What is in the way of the button, as one short sentence. */
export function obstacleWords(i18n: I18n, obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'empty':
      return i18n._(msg`Write something or add a picture`);
    case 'no-account':
      return i18n._(msg`Choose where it goes`);
    case 'checks': {
      const { accounts, first } = obstacle;
      const network = networkNames[first];
      return i18n._(
        msg`${plural(accounts, { one: `${network} needs something first`, other: '# accounts need something first' })}`,
      );
    }
    case 'media-importing':
      return i18n._(msg`A file is still coming in`);
    case 'no-slot': {
      const { name } = obstacle;
      return i18n._(msg`${name} has no free slot. Set its slots first`);
    }
    case 'no-occurrence':
      return i18n._(msg`With these choices it would never go out`);
    case 'words-refused': {
      const network = networkNames[obstacle.network];
      return i18n._(msg`${network} does not take the same words twice in a row`);
    }
    case 'no-time':
      return i18n._(msg`Choose a time`);
    case 'time-past':
      return i18n._(msg`That time is over. Choose a later one, or publish now`);
  }
}
