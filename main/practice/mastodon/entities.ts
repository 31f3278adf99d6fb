import { actionsOf, reachAt } from '../kit/growth.ts';
import type { Applications } from './applications.ts';
import { isoTime } from './ids.ts';
import type { Instance, Person } from './instances.ts';
import { type MediaStore, mediaEntity } from './media-store.ts';
import { pollEntity } from './polls.ts';
import type { StatusStore, StoredStatus } from './status-store.ts';
import { type FindPerson, formatStatus } from './status-text.ts';

type Entity = Readonly<Record<string, unknown>>;

/** What the home server knows of a status; the network counts no views. */
export interface StatusFigures {
  readonly favourites: number;
  readonly reblogs: number;
  readonly quotes: number;
  readonly voters: number;
}

/** Makes what clients see of accounts and statuses. */
export interface Entities {
  account(person: Person): Entity;
  /** The person's own account, with what only they are told. */
  ownAccount(): Entity;
  status(status: StoredStatus): Entity;
  figures(status: StoredStatus): StatusFigures;
  readonly findPerson: FindPerson;
}

/** The entities of one server (contract §2, "Metrics"). */
export function createEntities(
  instance: Instance,
  base: string,
  now: () => number,
  statuses: StatusStore,
  media: MediaStore,
  applications: Applications,
): Entities {
  const people = [instance.person, ...instance.neighbours];

  const findPerson: FindPerson = (name) => {
    const [username = '', host] = name.toLowerCase().split('@');
    const person = people.find((known) => known.username === username);
    return person === undefined || (host !== undefined && host !== instance.host)
      ? undefined
      : `${base}/@${person.username}`;
  };

  function account(person: Person): Entity {
    const own = statuses.by(person.id);
    const newest = own[0];
    return {
      id: person.id,
      username: person.username,
      acct: person.username,
      display_name: person.displayName,
      locked: false,
      bot: false,
      discoverable: true,
      group: false,
      created_at: '2023-11-02T00:00:00.000Z',
      note: `<p>${person.note}</p>`,
      url: `${base}/@${person.username}`,
      uri: `${base}/users/${person.username}`,
      avatar: `${base}/avatars/original/missing.png`,
      avatar_static: `${base}/avatars/original/missing.png`,
      header: `${base}/headers/original/missing.png`,
      header_static: `${base}/headers/original/missing.png`,
      followers_count: person.followers,
      following_count: person.following,
      statuses_count: own.length,
      last_status_at: newest === undefined ? null : isoTime(newest.createdAt).slice(0, 10),
      emojis: [],
      fields: [],
    };
  }

  function figures(status: StoredStatus): StatusFigures {
    const reach = reachAt(status.id, now() - status.createdAt, statuses.personOf(status).followers);
    return {
      favourites: actionsOf(status.id, 'favourite', reach, 0.06),
      reblogs: actionsOf(status.id, 'reblog', reach, 0.02),
      quotes: actionsOf(status.id, 'quote', reach, 0.003),
      voters: actionsOf(status.id, 'vote', reach, 0.12),
    };
  }

  return {
    account,
    findPerson,
    figures,
    ownAccount: () => ({
      ...account(instance.person),
      source: {
        privacy: 'public',
        sensitive: false,
        language: 'en',
        note: instance.person.note,
        fields: [],
        follow_requests_count: 0,
      },
    }),
    status(status) {
      const person = statuses.personOf(status);
      const { favourites, reblogs, quotes, voters } = figures(status);
      const application = applications.byId(status.applicationId ?? '');
      const parent = status.inReplyToId === null ? undefined : statuses.get(status.inReplyToId);
      return {
        id: status.id,
        created_at: isoTime(status.createdAt),
        in_reply_to_id: status.inReplyToId,
        in_reply_to_account_id: parent?.authorId ?? null,
        sensitive: status.sensitive,
        spoiler_text: status.spoilerText,
        visibility: status.visibility,
        language: status.language,
        uri: `${base}/users/${person.username}/statuses/${status.id}`,
        url: `${base}/@${person.username}/${status.id}`,
        replies_count: statuses.repliesTo(status),
        reblogs_count: reblogs,
        favourites_count: favourites,
        ...(instance.modern ? { quotes_count: quotes } : {}),
        edited_at: status.editedAt === null ? null : isoTime(status.editedAt),
        favourited: false,
        reblogged: false,
        muted: false,
        bookmarked: false,
        pinned: false,
        content: formatStatus(status.text, base, findPerson),
        reblog: null,
        ...(application === undefined
          ? {}
          : { application: { name: application.name, website: application.website } }),
        account: account(person),
        media_attachments: status.mediaIds.flatMap((id) => {
          const found = media.get(id);
          return found === undefined ? [] : [mediaEntity(found, media.stateOf(found), base)];
        }),
        mentions: [],
        tags: [],
        emojis: [],
        card: null,
        poll: status.poll === null ? null : pollEntity(status.poll, voters, now()),
      };
    },
  };
}
