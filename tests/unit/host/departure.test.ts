import type { MessageBoxOptions } from 'electron';
import { expect, test } from 'vitest';
import { createDeparture } from '../../../main/host/shell/departure.ts';
import { createHostI18n } from '../../../main/host/words/host-i18n.ts';
import type { Outlook, TakenAlong } from '../../../shared/contract/leaving.ts';

const hour = 3_600_000;
const first = Date.parse('2026-11-27T14:00:00Z');
const due: Outlook = { posts: 2, publications: 3, first, holdable: 2 };

/** The owner presses these buttons, by their words; what they saw and what became of it. */
async function leave(
  outlook: Outlook | undefined,
  answers: readonly string[],
  taken?: TakenAlong,
  locale: 'en' | 'fr' = 'en',
) {
  const asked: MessageBoxOptions[] = [];
  const done: string[] = [];
  const left = [...answers];
  const departure = createDeparture({
    i18n: () => createHostI18n(locale),
    outlook: async (withinMs) => {
      expect(withinMs).toBe(24 * hour);
      return outlook;
    },
    takeAlong: async () => {
      done.push('taken along');
      return taken;
    },
    async ask(question) {
      asked.push(question);
      const wanted = left.shift();
      return wanted === undefined ? (question.cancelId ?? -1) : (question.buttons?.indexOf(wanted) ?? -1);
    },
    quit: () => void done.push('quit'),
  });
  await departure.leave();
  return { asked, done };
}

const stay = 'Keep Kaizup in the tray';
const along = 'Let the networks hold what they can, then quit';
const anyway = 'Quit anyway';

test('quits without a word when nothing is due, or nobody can say what is', async () => {
  for (const outlook of [undefined, { posts: 0, publications: 0, first: null, holdable: 0 }]) {
    expect(await leave(outlook, [])).toEqual({ asked: [], done: ['quit'] });
  }
});

test('says what would miss its time, and stays unless the owner says otherwise', async () => {
  const { asked, done } = await leave(due, []);
  expect(done).toEqual([]);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    message: '2 posts would miss their time',
    buttons: [stay, along, anyway],
    defaultId: 0,
    cancelId: 0,
  });
  expect(asked[0]?.detail).toContain('all but 1 of them, which needs Kaizup');
});

test('offers the networks only where one can hold something', async () => {
  const { asked } = await leave({ ...due, holdable: 0 }, [stay]);
  expect(asked[0]?.buttons).toEqual([stay, anyway]);
});

test('quits when the owner wants it all the same', async () => {
  expect((await leave(due, [anyway])).done).toEqual(['quit']);
});

test('lets the networks take what they can before it quits', async () => {
  const { asked, done } = await leave(due, [along], { held: 2, left: 1 });
  expect(done).toEqual(['taken along', 'quit']);
  expect(asked).toHaveLength(1);
});

test('asks once more when a network did not take what it should', async () => {
  const stayed = await leave(due, [along, stay], { held: 1, left: 2 });
  expect(stayed.done).toEqual(['taken along']);
  expect(stayed.asked[1]).toMatchObject({
    message: 'Not everything could be handed over',
    detail: '2 publications still need Kaizup to run at their time.',
    buttons: [stay, anyway],
  });
  expect((await leave(due, [along, anyway], undefined)).done).toEqual(['taken along', 'quit']);
});

test('asks one question at a time, in the language of the owner', async () => {
  const { asked } = await leave(due, [], undefined, 'fr');
  expect(asked[0]?.buttons?.[2]).toBe('Quitter quand même');
  let answer = (_button: number): void => undefined;
  let questions = 0;
  const departure = createDeparture({
    i18n: () => createHostI18n('en'),
    outlook: async () => due,
    takeAlong: async () => undefined,
    ask: () =>
      new Promise((resolve) => {
        questions += 1;
        answer = resolve;
      }),
    quit: () => undefined,
  });
  const leaving = departure.leave();
  void departure.leave();
  await Promise.resolve();
  await Promise.resolve();
  answer(0);
  await leaving;
  expect(questions).toBe(1);
});
