import type { Migration } from 'kysely/migration';
import { firstTables } from './0001-first-tables.ts';
import { networkDepth } from './0002-network-depth.ts';
import { audit } from './0003-audit.ts';
import { rights } from './0005-rights.ts';
import { keeping } from './0006-keeping.ts';
import { owner } from './0007-owner.ts';
import { answers } from './0009-answers.ts';
import { lanes } from './0010-lanes.ts';
import { missedTimes } from './0011-missed-times.ts';
import { consents } from './0012-consents.ts';
import { planning } from './0013-planning.ts';
import { consentProof } from './0014-consent-proof.ts';
import { askedBack } from './0015-asked-back.ts';
import { imports } from './0016-imports.ts';
import { templates } from './0017-templates.ts';
import { networkAnswers } from './0018-network-answers.ts';
import { oneLaneIndex } from './0020-one-lane-index.ts';
import { activityByTime } from './0021-activity-by-time.ts';

/** In the order in which they run; a name, once released, never changes. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-network-depth': networkDepth,
  '0003-audit': audit,
  '0005-rights': rights,
  '0006-keeping': keeping,
  '0007-owner': owner,
  '0009-answers': answers,
  '0010-lanes': lanes,
  '0011-missed-times': missedTimes,
  '0012-consents': consents,
  '0013-planning': planning,
  '0014-consent-proof': consentProof,
  '0015-asked-back': askedBack,
  '0016-imports': imports,
  '0017-templates': templates,
  '0018-network-answers': networkAnswers,
  '0020-one-lane-index': oneLaneIndex,
  '0021-activity-by-time': activityByTime,
};
