import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AccountMetricName, DemographicValue } from '../model/account-figures.ts';

/** The names of an account's figures. */
export const accountMetricNames = {
  followers: msg`Followers`,
  following: msg`Following`,
  posts: msg`Posts`,
  likes: msg`Likes`,
  reach: msg`People reached a day`,
  views: msg`Views a day`,
  engagement: msg`Reactions a day`,
  'profile-views': msg`Profile visits a day`,
  'new-followers': msg`New followers a day`,
  'lost-followers': msg`Lost followers a day`,
} as const satisfies Record<AccountMetricName, MessageDescriptor>;

/** What an audience is counted by. */
export const dimensionNames = {
  age: msg`Age`,
  gender: msg`Gender`,
  country: msg`Country`,
  city: msg`City`,
  industry: msg`Industry`,
  seniority: msg`Seniority`,
  function: msg`Job`,
  'company-size': msg`Size of the company`,
} as const satisfies Record<DemographicValue['dimension'], MessageDescriptor>;
