import { expect, test } from 'vitest';
import { postUrnIn } from '../../../../main/engine/networks/linkedin/post-address.ts';

test.each([
  ['urn:li:share:7123', 'urn:li:share:7123'],
  [' urn:li:ugcPost:7123456789012345678 ', 'urn:li:ugcPost:7123456789012345678'],
  ['https://www.linkedin.com/feed/update/urn:li:activity:7123/', 'urn:li:activity:7123'],
  ['https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7123?utm_source=x', 'urn:li:share:7123'],
  ['https://linkedin.com/feed/update/urn:li:share:7123?commentUrn=x', 'urn:li:share:7123'],
  ['http://127.0.0.1:4711/www.linkedin.com/feed/update/urn:li:share:7123/', 'urn:li:share:7123'],
  ['https://www.linkedin.com/posts/ada-example_bread-activity-7123-aBcD?rcm=1', 'urn:li:activity:7123'],
  ['https://www.linkedin.com/posts/levain_ugcPost-7123', undefined],
  ['https://www.linkedin.com/posts/levain_x-ugcPost-7123-x/', 'urn:li:ugcPost:7123'],
  ['https://www.linkedin.com/in/ada', undefined],
  ['urn:li:organization:108', undefined],
  ['100 % rye', undefined],
  ['', undefined],
])('§L5 %j names %j', (pasted, urn) => {
  expect(postUrnIn(pasted)).toBe(urn);
});
