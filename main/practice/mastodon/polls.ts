import { chanceOf } from '../kit/growth.ts';
import { invalid } from './errors.ts';
import { isoTime } from './ids.ts';
import type { Instance } from './instances.ts';
import { flagOf, listOf, recordOf, textOf } from './params.ts';

/** A question's answers; the question is the text of its status. */
export interface StoredPoll {
  readonly id: string;
  readonly options: readonly string[];
  readonly multiple: boolean;
  readonly expiresAt: number;
}

/** A poll as it was asked for: its end is counted from when it is posted. */
export interface WantedPoll {
  readonly options: readonly string[];
  readonly multiple: boolean;
  readonly expiresIn: number;
}

/** Reads and checks a poll parameter. */
export function readPoll(value: unknown, { limits }: Instance): WantedPoll | null {
  if (value === undefined || value === null) return null;
  const given = recordOf(value);
  const options = listOf(given['options']).map((option) => textOf(option).trim());
  const expiresIn = Number(given['expires_in']);
  const { poll } = limits;
  if (options.length < 2) throw invalid('Poll options must include more than one item');
  if (options.length > poll.maxOptions)
    throw invalid(`Options can't contain more than ${poll.maxOptions} items`);
  if (options.some((option) => option === '')) throw invalid("Options can't be blank");
  if (options.some((option) => [...new Intl.Segmenter('en').segment(option)].length > poll.maxCharacters)) {
    throw invalid(`Options can't be longer than ${poll.maxCharacters} characters each`);
  }
  if (new Set(options).size < options.length) throw invalid('Options contain duplicate items');
  if (!Number.isInteger(expiresIn)) throw invalid("Expires at can't be blank");
  if (expiresIn > poll.maxSeconds) throw invalid('Expires at is too far into the future');
  if (expiresIn < poll.minSeconds) throw invalid('Expires at is too soon');
  return { options, multiple: flagOf(given['multiple']), expiresIn };
}

/** A poll as clients see it; votes come in with the days. */
export function pollEntity(poll: StoredPoll, voters: number, now: number): Readonly<Record<string, unknown>> {
  const weights = poll.options.map((option) => 0.2 + chanceOf(`${poll.id}:${option}`));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const votes = weights.map((weight) => Math.floor((voters * weight) / sum));
  return {
    id: poll.id,
    expires_at: isoTime(poll.expiresAt),
    expired: poll.expiresAt <= now,
    multiple: poll.multiple,
    votes_count: votes.reduce((total, count) => total + count, 0),
    voters_count: poll.multiple ? voters : null,
    voted: true,
    own_votes: [],
    options: poll.options.map((title, index) => ({ title, votes_count: votes[index] ?? 0 })),
    emojis: [],
  };
}
