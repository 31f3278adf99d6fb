import { expect, test } from 'vitest';
import { statistics } from '../../../../main/engine/networks/linkedin/statistics.ts';
import { json, scriptedLine } from '../graph-api/scripted-line.ts';

const account = {
  remoteId: 'urn:li:person:a',
  kind: 'member',
  mode: 'real',
  name: 'Ada',
  handle: null,
  facts: {},
  token: 'token',
  service: null,
} as const;
const older = 'com.linkedin.adsexternalapi.memberanalytics.v1.CreatorPostAnalyticsMetricTypeV1';

test.each([
  ['a word', (type: string) => type],
  ['an object, as before 202605', (type: string) => ({ [older]: type })],
])('§L10 the type of a metric is %s', async (_, write) => {
  const line = scriptedLine((_request, url) =>
    json({
      elements: [
        { count: 7, metricType: write('SOMETHING_ELSE') },
        { count: 12, metricType: write(url.searchParams.get('queryType') ?? '') },
      ],
    }),
  );
  const found = await statistics(line, account, ['urn:li:share:1']);
  expect(found.ok && found.value.get('urn:li:share:1')).toContainEqual({ metric: 'views', value: 12 });
});

test('§L10 a metric that the reply does not hold is not provided', async () => {
  const line = scriptedLine(() => json({ elements: [{ count: 7, metricType: 'SOMETHING_ELSE' }] }));
  const found = await statistics(line, account, ['urn:li:share:1']);
  expect(found.ok && found.value.get('urn:li:share:1')).toContainEqual({ metric: 'views', value: null });
});
