import type { I18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Notice, PublicationNotice } from '../../../shared/contract/index.ts';
import { signalWords } from '../../../shared/i18n/breach-words.ts';
import { requestRightWords } from '../../../shared/i18n/request-words.ts';
import { awayWords } from '../../../shared/i18n/away-words.ts';
import { calendarFileWords } from '../../../shared/i18n/calendar-file-words.ts';
import { diskWords } from '../../../shared/i18n/disk-words.ts';
import { elsewhereTitle, otherPublisherWords } from '../../../shared/i18n/other-publisher-words.ts';
import { failureMessage } from '../../../shared/i18n/failure-messages.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';

/** A notification: title, sentence, and the view that a click opens. */
export interface NoticeWords {
  readonly title: string;
  readonly body: string;
  readonly path: string;
}

/** What is told while Kaizup is locked: that something happened, not what or where. Anybody may be at the screen. */
function wordsWhileLocked(i18n: I18n, { kind }: Notice): NoticeWords {
  const body = t(i18n)`Unlock Kaizup to see it.`;
  if (kind === 'daily-digest') return { title: t(i18n)`Your day with Kaizup`, body, path: '/home' };
  const isGood = kind === 'published' || kind === 'left-in-inbox';
  return {
    title: isGood ? t(i18n)`Something was published` : t(i18n)`Something needs you`,
    body,
    path: '/home',
  };
}

/** One notification for what was gathered under one key: a post's fate on one or several accounts, or a trouble of the computer. */
export function wordsFor(i18n: I18n, notices: readonly Notice[], locked: boolean): NoticeWords | undefined {
  const [first] = notices;
  if (first === undefined) return undefined;
  if (first.kind === 'disk-refuses') {
    const { title, brief } = diskWords[first.cause];
    return { title: i18n._(title), body: i18n._(brief), path: '/home' };
  }
  if (first.kind === 'unlock-refused') {
    const failures = Math.max(
      ...notices.map((notice) => (notice.kind === 'unlock-refused' ? notice.failures : 0)),
    );
    return {
      title: t(i18n)`Somebody tried to unlock Kaizup`,
      body: t(
        i18n,
      )`${plural(failures, { one: '# wrong attempt in a row. If it was not you, look who is at your computer.', other: '# wrong attempts in a row. If it was not you, look who is at your computer.' })}`,
      path: '/home',
    };
  }
  if (locked) return wordsWhileLocked(i18n, first);
  if (first.kind === 'published-elsewhere') {
    return { title: i18n._(elsewhereTitle), body: otherPublisherWords(i18n, first.other), path: '/home' };
  }
  if (first.kind === 'calendar-file-refused') {
    const { title, sentence } = calendarFileWords[first.trouble];
    return { title: i18n._(title), body: i18n._(sentence), path: '/settings' };
  }
  if (first.kind === 'policy-changes') return wordsForPolicy(i18n, first);
  if (first.kind === 'access-revoked' || first.kind === 'sign-in-ending') return wordsForAccess(i18n, first);
  if (first.kind === 'network-trouble') return wordsForTrouble(i18n, first);
  if (first.kind === 'breach-signal' || first.kind === 'breach-clock' || first.kind === 'request-due')
    return wordsForPrivacy(i18n, first);
  if (first.kind === 'daily-digest') return wordsForDigest(i18n, first);
  const sameKind = notices.filter((notice) => 'postId' in notice);
  return wordsForPost(i18n, first, sameKind);
}

function wordsForAccess(
  i18n: I18n,
  notice: Extract<Notice, { kind: 'access-revoked' | 'sign-in-ending' }>,
): NoticeWords {
  const network = networkNames[notice.network];
  const names = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(notice.accountNames);
  const practice = notice.practice ? ` · ${t(i18n)`practice`}` : '';
  if (notice.kind === 'access-revoked') {
    return {
      title: `${t(i18n)`Access was taken back on ${network}`}${practice}`,
      body: t(i18n)`${names}: the keys are deleted and the posts wait.`,
      path: '/accounts',
    };
  }
  const { days, atRisk } = notice;
  const title =
    days === 0
      ? t(i18n)`The sign-in to ${network} ends today`
      : t(
          i18n,
        )`${plural(days, { one: `The sign-in to ${network} ends in # day`, other: `The sign-in to ${network} ends in # days` })}`;
  const body =
    atRisk === 0
      ? t(i18n)`Sign in again to ${names} to go on.`
      : t(
          i18n,
        )`${plural(atRisk, { one: `# scheduled post of ${names} would wait. Sign in again.`, other: `# scheduled posts of ${names} would wait. Sign in again.` })}`;
  return { title: `${title}${practice}`, body, path: '/accounts' };
}

function wordsForTrouble(
  i18n: I18n,
  { network, practice }: Extract<Notice, { kind: 'network-trouble' }>,
): NoticeWords {
  const name = networkNames[network];
  return {
    title: `${t(i18n)`${name} does not answer`}${practice ? ` · ${t(i18n)`practice`}` : ''}`,
    body: t(i18n)`What is due there waits, and goes out when it is back.`,
    path: '/home',
  };
}

function wordsForPolicy(
  i18n: I18n,
  { from, holds }: Extract<Notice, { kind: 'policy-changes' }>,
): NoticeWords {
  const format = new Intl.DateTimeFormat(formatLocale(i18n), { dateStyle: 'long', timeZone: 'UTC' });
  const day = format.format(Date.parse(`${from}T00:00:00Z`));
  return {
    title: holds
      ? t(i18n)`The privacy policy changed on ${day}`
      : t(i18n)`The privacy policy changes on ${day}`,
    body: t(i18n)`Read in Kaizup what changes for you.`,
    path: '/privacy/policy',
  };
}

function wordsForDigest(i18n: I18n, digest: Extract<Notice, { kind: 'daily-digest' }>): NoticeWords {
  const { published, notPublished, planned, needsOwner, signedOut, practice } = digest;
  const title =
    planned === 0
      ? t(i18n)`Nothing is planned for today`
      : t(i18n)`${plural(planned, { one: '# post goes out today', other: '# posts go out today' })}`;
  const sentences = [
    published > 0 &&
      t(
        i18n,
      )`${plural(published, { one: '# post went out yesterday.', other: '# posts went out yesterday.' })}`,
    notPublished > 0 &&
      t(
        i18n,
      )`${plural(notPublished, { one: '# post of yesterday did not go out.', other: '# posts of yesterday did not go out.' })}`,
    needsOwner > 0 &&
      t(i18n)`${plural(needsOwner, { one: '# post needs you.', other: '# posts need you.' })}`,
    signedOut > 0 &&
      t(
        i18n,
      )`${plural(signedOut, { one: '# account waits for you to sign in again.', other: '# accounts wait for you to sign in again.' })}`,
  ].filter((sentence) => sentence !== false);
  return {
    title: `${title}${practice ? ` · ${t(i18n)`practice`}` : ''}`,
    body: sentences.length === 0 ? t(i18n)`Nothing needs you.` : sentences.join(' '),
    path: '/home',
  };
}

function wordsForPrivacy(
  i18n: I18n,
  notice: Extract<Notice, { kind: 'breach-signal' | 'breach-clock' | 'request-due' }>,
): NoticeWords {
  if (notice.kind === 'breach-signal') {
    return {
      title: i18n._(signalWords[notice.signal].name),
      body: t(i18n)`Look at it under Privacy, Incidents, and say whether it was one.`,
      path: '/privacy/breach',
    };
  }
  if (notice.kind === 'breach-clock') {
    const { hoursLeft } = notice;
    return {
      title:
        hoursLeft === 0
          ? t(i18n)`The 72 hours to tell the authority are over`
          : t(
              i18n,
            )`${plural(hoursLeft, { one: '# hour left to tell the authority', other: '# hours left to tell the authority' })}`,
      body: t(i18n)`An incident is recorded, and nobody has decided that the authority need not know.`,
      path: '/privacy/breach',
    };
  }
  const { daysLeft } = notice;
  const right = i18n._(requestRightWords[notice.right].name);
  return {
    title:
      daysLeft < 0
        ? t(i18n)`The answer to your request is late`
        : daysLeft === 0
          ? t(i18n)`The answer to your request is due today`
          : t(
              i18n,
            )`${plural(daysLeft, { one: 'The answer to your request is due in # day', other: 'The answer to your request is due in # days' })}`,
    body: daysLeft < 0 ? t(i18n)`${right}: you may remind them, or complain to the authority.` : right,
    path: '/privacy/requests',
  };
}

function wordsForPost(
  i18n: I18n,
  first: PublicationNotice,
  notices: readonly PublicationNotice[],
): NoticeWords {
  const practice = notices.some((notice) => notice.practice) ? ` · ${t(i18n)`practice`}` : '';
  const path = `/posts/${first.postId}`;
  const excerpt = first.excerpt === '' ? t(i18n)`A post without text` : first.excerpt;
  const names = [...new Set(notices.map((notice) => networkNames[notice.network]))];
  const places = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(names);
  const posts = new Set(notices.map((notice) => notice.postId));
  const { kind } = first;
  if (kind === 'missed') {
    const why = first.because === null ? '' : `${awayWords(i18n, first.because, timeOf(i18n))} `;
    const choose = t(i18n)`Publish now, or choose another time.`;
    return {
      title: `${t(i18n)`${plural(posts.size, { one: '# post missed its time', other: '# posts missed their time' })}`}${practice}`,
      body: posts.size === 1 ? `${why}${excerpt}` : `${why}${choose}`,
      path: posts.size === 1 ? path : '/home',
    };
  }
  if (kind === 'moved-on') {
    const why = first.because === null ? '' : `${awayWords(i18n, first.because, timeOf(i18n))} `;
    return {
      title: `${t(i18n)`${plural(posts.size, { one: '# post moved to its next free slot', other: '# posts moved to their next free slots' })}`}${practice}`,
      body: posts.size === 1 ? `${why}${excerpt}` : why.trim(),
      path: posts.size === 1 ? path : '/calendar',
    };
  }
  const failed = kind === 'failed' && names.length === 1 ? first.failure : null;
  const body = failed === null ? excerpt : `${failureMessage(i18n, first.network, failed)} ${excerpt}`;
  return { title: `${titleOf(i18n, kind, first.accountName, places)}${practice}`, body, path };
}

/** English as Europe writes it, with the day first and 24 hours. */
const formatLocale = ({ locale }: I18n): string => (locale === 'en' ? 'en-GB' : locale);

/** An instant of the last days as `Tue 08:55`. */
function timeOf(i18n: I18n): (at: number) => string {
  const format = new Intl.DateTimeFormat(formatLocale(i18n), {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => format.format(at);
}

function titleOf(
  i18n: I18n,
  kind: Exclude<PublicationNotice['kind'], 'missed' | 'moved-on'>,
  accountName: string,
  places: string,
): string {
  switch (kind) {
    case 'published':
      return t(i18n)`Published on ${places}`;
    case 'failed':
      return t(i18n)`Not published on ${places}`;
    case 'needs-owner':
      return t(i18n)`Kaizup could not find out whether this went out on ${places}`;
    case 'left-in-inbox':
      return t(i18n)`Ready in your inbox on ${places}: finish and post it there`;
    case 'signed-out':
      return t(i18n)`Sign in again to ${accountName}`;
    case 'on-hold':
      return t(i18n)`Kept back: publishing on ${places} is on hold`;
    default:
      return assertNever(kind);
  }
}
