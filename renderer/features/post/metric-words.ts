import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MetricName } from '../../../shared/model/publication.ts';

/** The figures' names. */
export const metricWords = {
  likes: msg`Likes`,
  comments: msg`Comments`,
  shares: msg`Shares`,
  views: msg`Views`,
  reach: msg`People reached`,
  clicks: msg`Clicks`,
  saves: msg`Saves`,
} as const satisfies Record<MetricName, MessageDescriptor>;
