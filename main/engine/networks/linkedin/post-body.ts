import type { Poll, PublishOptions } from '../../../../shared/model/publish-options.ts';
import { escapeLittleText } from '../../../../shared/text/little-text.ts';
import type { ActingAccount, PublishContent, PublishFile, PublishJob } from '../network.ts';
import { postUrnIn } from './post-address.ts';
import type { LinkedInProgress } from './progress.ts';

/** The network's words for how long a poll runs, by hours. */
const pollDurations: Readonly<Record<number, string>> = {
  24: 'ONE_DAY',
  72: 'THREE_DAYS',
  168: 'SEVEN_DAYS',
  336: 'FOURTEEN_DAYS',
};

/** Whether the network runs polls of this length. */
export function runsFor({ durationHours }: Poll): boolean {
  return Object.hasOwn(pollDurations, durationHours);
}

/** The files that a post sends ahead: its own, or the picture of its link. */
export function filesOf({ type, files, linkThumb }: PublishContent): readonly PublishFile[] {
  switch (type) {
    case 'link':
      return linkThumb === null ? [] : [linkThumb];
    case 'text':
    case 'poll':
    case 'reshare':
      return [];
    default:
      return files;
  }
}

/** The text as the post holds it. */
export function commentaryOf(text: string, { mentions }: Pick<PublishOptions, 'mentions'>): string {
  return escapeLittleText(text, mentions);
}

/** A new post, complete (contract L5). */
export function postBody({ account, content }: PublishJob, { media }: LinkedInProgress): object {
  return {
    author: account.remoteId,
    commentary: commentaryOf(content.text, content.options),
    visibility: visibilityOf(account, content.options),
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
    ...shownBy(
      content,
      media.map(({ urn }) => urn),
    ),
  };
}

/** An organisation speaks to everyone; a member may keep to their connections. */
function visibilityOf({ kind }: ActingAccount, { audience }: PublishOptions): string {
  return kind === 'member' && (audience === 'CONNECTIONS' || audience === 'LOGGED_IN') ? audience : 'PUBLIC';
}

function shownBy({ type, options, files }: PublishContent, urns: readonly string[]): object {
  const [first] = urns;
  switch (type) {
    case 'text':
      return {};
    case 'reshare':
      return { reshareContext: { parent: postUrnIn(options.reshareOf ?? '') } };
    case 'poll':
      return options.poll === null ? {} : { content: { poll: pollBody(options.poll) } };
    case 'link':
      return options.link === null ? {} : { content: { article: articleBody(options.link, first) } };
    case 'document':
      // The title is what readers see in place of the file's name (contract L5).
      return {
        content: { media: { id: first, title: titleOf(options) ?? files[0]?.fileName ?? 'Document' } },
      };
    default: {
      const shown = urns.map((id, index) => ({ id, ...altOf(files[index]) }));
      if (shown.length > 1) return { content: { multiImage: { images: shown } } };
      const title = type === 'video' ? titleOf(options) : undefined;
      return { content: { media: { ...shown[0], ...(title === undefined ? {} : { title }) } } };
    }
  }
}

function titleOf({ title }: PublishOptions): string | undefined {
  return title === null || title.trim() === '' ? undefined : title.trim();
}

function altOf(file: PublishFile | undefined): { readonly altText?: string } {
  return file === undefined || file.alt === '' ? {} : { altText: file.alt };
}

/** The network looks at no address itself: what is not said here is not shown (contract L5). */
function articleBody(
  { url, title, description }: NonNullable<PublishOptions['link']>,
  thumbnail: string | undefined,
): object {
  return {
    source: url,
    title: title.trim() === '' ? new URL(url).host : title.trim(),
    ...(description.trim() === '' ? {} : { description: description.trim() }),
    ...(thumbnail === undefined ? {} : { thumbnail }),
  };
}

function pollBody({ question, options, durationHours }: Poll): object {
  return {
    question: question.trim(),
    options: options.map((text) => ({ text: text.trim() })),
    settings: {
      duration: pollDurations[durationHours],
      voteSelectionType: 'SINGLE_VOTE',
      isVoterVisibleToAuthor: true,
    },
  };
}
