import type { MessageDescriptor } from '@lingui/core';
import { accountMetricNames, dimensionNames } from '../../../../../shared/i18n/account-figure-words.ts';
import { auditActorWords, auditFaultWords, auditWords } from '../../../../../shared/i18n/audit-words.ts';
import {
  breachDecisionWords,
  breachMeasureWords,
  breachNatureWords,
  breachStepWords,
  riskAnswerWords,
  signalWords,
} from '../../../../../shared/i18n/breach-words.ts';
import { contentTypeNames } from '../../../../../shared/i18n/capability-words.ts';
import {
  accountStatusWords,
  attemptStepWords,
  commentStateWords,
  erasureScopeWords,
  factWords,
  lockLevelWords,
  mediaKindWords,
  modeWords,
  periodWords,
  purposeWords,
  restrictionScopeWords,
  subjectTypeWords,
} from '../../../../../shared/i18n/code-words.ts';
import { columnWords } from '../../../../../shared/i18n/column-words.ts';
import { consentPlaceWords } from '../../../../../shared/i18n/consent-place-words.ts';
import { consentWords } from '../../../../../shared/i18n/consent-words.ts';
import { copyWords } from '../../../../../shared/i18n/copy-words.ts';
import {
  evidenceMessages,
  heldReasonMessages,
  metricNames,
} from '../../../../../shared/i18n/publication-notes.ts';
import { publicationStateLabels } from '../../../../../shared/i18n/publication-states.ts';
import { activityWords } from '../../../../../shared/i18n/register-words.ts';
import { requestOutcomeWords, requestRightWords } from '../../../../../shared/i18n/request-words.ts';
import { retentionWords } from '../../../../../shared/i18n/retention-words.ts';
import { accountKindNames } from '../../../../../shared/i18n/sign-in-messages.ts';

type Words = Readonly<Record<string, MessageDescriptor>>;

/** The words for the codes of a value: of `table.column`, or of whatever has that name in any table and within a value. */
const codeWords: Readonly<Record<string, Words>> = {
  category: named(consentWords),
  place: consentPlaceWords,
  mode: modeWords,
  actor: auditActorWords,
  subject_type: subjectTypeWords,
  held_reason: heldReasonMessages,
  evidence: evidenceMessages,
  content_type: contentTypeNames,
  comment_state: commentStateWords,
  dimension: dimensionNames,
  period: periodWords,
  right: named(requestRightWords),
  decision: named(breachDecisionWords),
  advised: named(breachDecisionWords),
  level: lockLevelWords,
  purpose: purposeWords,
  rule: { ...retentionWords, all: copyWords.allRules },
  signal: named(signalWords),
  nature: named(breachNatureWords),
  data: named(activityWords),
  measure: named(breachMeasureWords),
  fault: auditFaultWords,
  others: riskAnswerWords,
  unreadable: riskAnswerWords,
  sensitive: riskAnswerWords,
  misuse: riskAnswerWords,
  many: riskAnswerWords,
  contained: riskAnswerWords,
  'fact.name': factWords,
  'account.kind': accountKindNames,
  'account.status': accountStatusWords,
  'media_asset.kind': mediaKindWords,
  'publication.state': publicationStateLabels,
  'attempt_step.step': attemptStepWords,
  'snapshot.metric': metricNames,
  'account_snapshot.metric': accountMetricNames,
  'audit_entry.kind': auditWords,
  'rights_request.outcome': requestOutcomeWords,
  'breach_signal.kind': named(signalWords),
  'breach_step.step': breachStepWords,
  'erasure.scope': erasureScopeWords,
  'restriction.scope': restrictionScopeWords,
  'owner_profile_change.field': ownerFields(),
};

/** The words for `code` in a column of `table`, or in a part of such a column's value; undefined: it is said as it is. */
export const wordsOfCode = (table: string, name: string, code: string): MessageDescriptor | undefined =>
  (codeWords[`${table}.${name}`] ?? codeWords[name])?.[code];

function named(words: Readonly<Record<string, { readonly name: MessageDescriptor }>>): Words {
  return Object.fromEntries(Object.entries(words).map(([code, { name }]) => [code, name]));
}

/** The owner's details are called what their columns are called. */
function ownerFields(): Words {
  const { first_name: firstName, last_name: lastName, email, company, position } = columnWords;
  return { firstName, lastName, email, company, position };
}
