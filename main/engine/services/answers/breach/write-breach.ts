import type { I18n } from '@lingui/core';
import {
  breachDecisionWords,
  breachMeasureWords,
  breachNatureWords,
  breachNoticeWords as words,
  breachRecordWords,
  breachStepWords,
  reasonWords,
  riskAnswerWords,
  riskQuestionWords,
  signalWords,
} from '../../../../../shared/i18n/breach-words.ts';
import { activityWords } from '../../../../../shared/i18n/register-words.ts';
import {
  type Breach,
  breachMeasure,
  type BreachStep,
  type NoticeKind,
  riskQuestion,
} from '../../../../../shared/model/breach.ts';
import type { OwnerProfile } from '../../../../../shared/model/owner.ts';
import type { Locale } from '../../../../../shared/model/settings.ts';
import { createEngineI18n } from '../../../words/engine-i18n.ts';

interface Written {
  readonly locale: Locale;
  readonly breach: Breach;
  readonly now: number;
}

export interface NoticeFacts extends Written {
  readonly notice: NoticeKind;
  readonly owner: OwnerProfile;
}

function writerOf(locale: Locale): { i18n: I18n; when(at: number): string } {
  const i18n = createEngineI18n(locale);
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeStyle: 'long',
  });
  return { i18n, when: (at) => format.format(at) };
}

const listed = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** A notice with everything that the law asks for, from what the owner said; what is open stands in square brackets. */
export function writeNotice({ notice, locale, breach, owner, now }: NoticeFacts): string {
  const { i18n, when } = writerOf(locale);
  const { answers } = breach;
  const open = i18n._(words.toFillIn);
  const said = (text: string): string => (text.trim() === '' ? open : text.trim());
  const number = (value: number | null): string => (value === null ? open : i18n.number(value));
  const sender = [`${owner.firstName} ${owner.lastName}`.trim(), owner.position, owner.company, owner.email]
    .filter((line) => line !== '')
    .join('\n');
  const data =
    answers.data.length === 0 ? open : listed(answers.data.map((id) => i18n._(activityWords[id].name)));
  const nature =
    answers.nature.length === 0
      ? open
      : listed(answers.nature.map((id) => i18n._(breachNatureWords[id].name)));
  const part = (title: string, text: string): string => `${title}\n${text}`;
  const signed = sender === '' ? i18n._(words.yourName) : sender;

  if (notice === 'persons') {
    return [
      i18n._(words.personsGreeting),
      i18n._(words.personsIntro),
      part(i18n._(words.whatHappened), said(answers.happened)),
      part(i18n._(words.whichData), data),
      part(i18n._(words.whatMayFollow), said(answers.consequences)),
      part(i18n._(words.whatWeDid), said(answers.measures)),
      part(i18n._(words.whatYouCanDo), i18n._(words.whatYouCanDoText)),
      part(i18n._(words.whomToAsk), said(answers.contact === '' ? owner.email : answers.contact)),
      signed,
    ].join('\n\n');
  }
  const isLate = now > breach.dueAt;
  return [
    i18n._(words.authorityTitle),
    part(i18n._(words.controller), signed),
    part(i18n._(words.contact), said(answers.contact === '' ? owner.email : answers.contact)),
    part(i18n._(words.knownSince), when(breach.knownAt)),
    part(i18n._(words.happenedSince), answers.since === null ? open : when(answers.since)),
    part(i18n._(words.nature), nature),
    part(i18n._(words.whatHappened), said(answers.happened)),
    part(i18n._(words.whichData), data),
    part(i18n._(words.whoIsConcerned), said(answers.who)),
    part(i18n._(words.howManyPersons), number(answers.persons)),
    part(i18n._(words.howManyRecords), number(answers.records)),
    part(i18n._(words.whatMayFollow), said(answers.consequences)),
    part(
      i18n._(words.whatWeDid),
      [said(answers.measures), ...measuresOf(i18n, when, breach.steps)].join('\n'),
    ),
    part(
      i18n._(words.personsTold),
      breach.personsToldAt === null ? i18n._(words.notTold) : when(breach.personsToldAt),
    ),
    ...(isLate ? [part(i18n._(words.whyLate), said(answers.lateBecause))] : []),
  ].join('\n\n');
}

/** What was done with this computer's help, with its time. */
function measuresOf(i18n: I18n, when: (at: number) => string, steps: readonly BreachStep[]): string[] {
  return steps.flatMap(({ step, at, detail }) => {
    const measure = breachMeasure.safeParse(detail['measure']);
    return step === 'measure' && measure.success
      ? [`- ${when(at)}: ${i18n._(breachMeasureWords[measure.data].done)}`]
      : [];
  });
}

/** The record of a breach as the law has it kept (Art. 33(5)): the facts, the effects, what was done, and every decision with its time. */
export function writeRecord({ locale, breach, now }: Written): string {
  const { i18n, when } = writerOf(locale);
  const { answers, recommendation } = breach;
  const nothing = i18n._(breachRecordWords.nothing);
  const said = (text: string): string => (text.trim() === '' ? nothing : text.trim());
  const at = (time: number | null): string => (time === null ? nothing : when(time));
  const number = (value: number | null): string => (value === null ? nothing : i18n.number(value));
  const part = (title: string, text: string): string => `${title}\n${text === '' ? nothing : text}`;
  return `${[
    i18n._({ ...breachRecordWords.title, values: { number: breach.id } }),
    i18n._({ ...breachRecordWords.writtenOn, values: { when: when(now) } }),
    part(i18n._(words.knownSince), when(breach.knownAt)),
    part(i18n._(breachRecordWords.clockEnds), when(breach.dueAt)),
    part(i18n._(words.happenedSince), at(answers.since)),
    part(
      i18n._(breachRecordWords.signals),
      listed(
        breach.signals.map(({ kind, firstAt }) => `${when(firstAt)}: ${i18n._(signalWords[kind].name)}`),
      ),
    ),
    part(i18n._(words.nature), listed(answers.nature.map((id) => i18n._(breachNatureWords[id].name)))),
    part(i18n._(words.whatHappened), said(answers.happened)),
    part(i18n._(words.whichData), listed(answers.data.map((id) => i18n._(activityWords[id].name)))),
    part(i18n._(words.whoIsConcerned), said(answers.who)),
    part(i18n._(words.howManyPersons), number(answers.persons)),
    part(i18n._(words.howManyRecords), number(answers.records)),
    part(i18n._(words.whatMayFollow), said(answers.consequences)),
    part(i18n._(words.whatWeDid), said(answers.measures)),
    part(
      i18n._(breachRecordWords.risk),
      listed(
        riskQuestion.options.map((question) => {
          const answer = answers.risk[question];
          return `${i18n._(riskQuestionWords[question].ask)} ${answer === undefined ? nothing : i18n._(riskAnswerWords[answer])}`;
        }),
      ),
    ),
    part(
      i18n._(breachRecordWords.recommended),
      recommendation === null
        ? nothing
        : [
            i18n._(breachDecisionWords[recommendation.decision].name),
            ...recommendation.reasons.map((reason) => `- ${i18n._(reasonWords[reason])}`),
          ].join('\n'),
    ),
    part(
      i18n._(breachRecordWords.decided),
      [
        breach.decision === null ? nothing : i18n._(breachDecisionWords[breach.decision].name),
        breach.decisionReason,
      ]
        .filter((line) => line !== '')
        .join('\n'),
    ),
    part(i18n._(breachRecordWords.authorityTold), at(breach.authorityToldAt)),
    part(i18n._(breachRecordWords.personsTold), at(breach.personsToldAt)),
    part(i18n._(words.whyLate), said(answers.lateBecause)),
    part(i18n._(breachRecordWords.authorityNotice), said(breach.authorityNotice)),
    part(i18n._(breachRecordWords.personsNotice), said(breach.personsNotice)),
    part(i18n._(breachRecordWords.conclusion), said(breach.conclusion)),
    part(
      i18n._(breachRecordWords.steps),
      listed(breach.steps.map(({ step, at: time }) => `${when(time)}: ${i18n._(breachStepWords[step])}`)),
    ),
  ].join('\n\n')}\n`;
}
