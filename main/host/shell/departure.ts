import type { I18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import type { MessageBoxOptions } from 'electron';
import type { Outlook, TakenAlong } from '../../../shared/contract/leaving.ts';

export interface DepartureParts {
  i18n(): I18n;
  /** What is due soon; undefined while no engine can say. */
  outlook(withinMs: number): Promise<Outlook | undefined>;
  takeAlong(withinMs: number, deadlineMs: number): Promise<TakenAlong | undefined>;
  /** Asks the owner; the number of the button. */
  ask(question: MessageBoxOptions): Promise<number>;
  quit(): void;
}

/** How the owner leaves Kaizup: not without being told of what would miss its time. */
export interface Departure {
  /** Asks where there is something to ask, and quits unless the owner stays. */
  leave(): Promise<void>;
}

const hour = 60 * 60_000;

/** What is due later than this is no reason to keep somebody (ms). */
const soon = 24 * hour;

/** A video may be on its way to a network for a while (ms). */
const longestHandOver = 10 * 60_000;

type Answer = 'stay' | 'take-along' | 'quit';

/** Creates the departure. Only for quits that the owner chose: a computer that shuts down waits for nobody's answer. */
export function createDeparture(parts: DepartureParts): Departure {
  let leaving: Promise<void> | undefined;

  async function choose(
    question: Omit<MessageBoxOptions, 'buttons'>,
    answers: readonly Answer[],
  ): Promise<Answer> {
    const i18n = parts.i18n();
    const names = {
      stay: t(i18n)`Keep Kaizup in the tray`,
      'take-along': t(i18n)`Let the networks hold what they can, then quit`,
      quit: t(i18n)`Quit anyway`,
    } as const satisfies Record<Answer, string>;
    const chosen = await parts.ask({
      type: 'question',
      buttons: answers.map((answer) => names[answer]),
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      ...question,
    });
    return answers[chosen] ?? 'stay';
  }

  async function goThrough(): Promise<void> {
    const outlook = await parts.outlook(soon);
    if (outlook === undefined || outlook.posts === 0) return parts.quit();
    const answers: readonly Answer[] =
      outlook.holdable > 0 ? ['stay', 'take-along', 'quit'] : ['stay', 'quit'];
    const answer = await choose(questionOf(parts.i18n(), outlook), answers);
    if (answer === 'stay') return;
    if (answer === 'quit') return parts.quit();
    const taken = await parts.takeAlong(soon, longestHandOver);
    // What only Kaizup can publish was told before; what should have been held and is not is news.
    const expected = outlook.publications - outlook.holdable;
    if (taken !== undefined && taken.left <= expected) return parts.quit();
    const after = await choose(remainderOf(parts.i18n(), taken), ['stay', 'quit']);
    if (after === 'quit') parts.quit();
  }

  return {
    leave() {
      leaving ??= goThrough().finally(() => {
        leaving = undefined;
      });
      return leaving;
    },
  };
}

function questionOf(i18n: I18n, outlook: Outlook): Pick<MessageBoxOptions, 'message' | 'detail'> {
  const { posts, first, holdable, publications } = outlook;
  const when = new Intl.DateTimeFormat(i18n.locale === 'en' ? 'en-GB' : i18n.locale, {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(first ?? Date.now());
  const message = t(
    i18n,
  )`${plural(posts, { one: '# post would miss its time', other: '# posts would miss their time' })}`;
  const why = t(i18n)`Kaizup publishes only while it runs. The first is due ${when}.`;
  const left = publications - holdable;
  const held =
    holdable === 0
      ? t(i18n)`No network can hold them until then.`
      : left === 0
        ? t(i18n)`The networks can hold all of it and publish at the time you chose.`
        : t(
            i18n,
          )`${plural(left, { one: 'The networks can hold all but # of them, which needs Kaizup.', other: 'The networks can hold all but # of them, which need Kaizup.' })}`;
  return { message, detail: `${why}\n${held}` };
}

function remainderOf(
  i18n: I18n,
  taken: TakenAlong | undefined,
): Pick<MessageBoxOptions, 'message' | 'detail'> {
  const left = taken?.left ?? 0;
  return {
    message: t(i18n)`Not everything could be handed over`,
    detail:
      taken === undefined
        ? t(i18n)`Kaizup could not find out what the networks hold now.`
        : t(
            i18n,
          )`${plural(left, { one: '# publication still needs Kaizup to run at its time.', other: '# publications still need Kaizup to run at their time.' })}`,
  };
}
