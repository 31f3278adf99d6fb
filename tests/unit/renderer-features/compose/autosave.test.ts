import { describe, expect, test } from 'vitest';
import { createAutosave, type SaveOutcome } from '../../../../renderer/features/compose/draft/autosave.ts';
import { emptyDraft, setText } from '../../../../renderer/features/compose/draft/edit-draft.ts';
import type { Draft } from '../../../../shared/model/post.ts';

interface Call {
  readonly draft: Draft;
  readonly answer: (outcome: SaveOutcome) => void;
}

/** An autosave whose clock and engine the test drives. */
function driven() {
  const calls: Call[] = [];
  const kept: (Draft | null)[] = [];
  let timer: (() => void) | null = null;
  const autosave = createAutosave({
    save: (draft) => new Promise((answer) => calls.push({ draft, answer })),
    keep: (draft) => kept.push(draft),
    delayMs: 600,
    later: (callback) => {
      timer = callback;
      return () => {
        timer = null;
      };
    },
  });
  const pause = (): void => {
    const due = timer;
    timer = null;
    due?.();
  };
  const answer = async (index: number, outcome: SaveOutcome): Promise<void> => {
    calls[index]?.answer(outcome);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { autosave, calls, kept, pause, answer, timerSet: () => timer !== null };
}

const typed = (text: string): Draft => setText(emptyDraft, null, text);
const saved: SaveOutcome = { saved: true };

describe('autosave', () => {
  test('waits for a pause in typing and saves the latest text once', async () => {
    const { autosave, calls, pause, answer } = driven();
    autosave.change(typed('B'));
    autosave.change(typed('Br'));
    expect(calls).toHaveLength(0);
    expect(autosave.state().kind).toBe('waiting');
    pause();
    expect(calls.map(({ draft }) => draft.text)).toEqual(['Br']);
    expect(autosave.state().kind).toBe('saving');
    await answer(0, saved);
    expect(autosave.state().kind).toBe('saved');
  });

  test('never has two calls on their way; what was typed meanwhile goes next', async () => {
    const { autosave, calls, pause, answer } = driven();
    autosave.change(typed('one'));
    pause();
    autosave.change(typed('two'));
    pause();
    autosave.change(typed('three'));
    expect(calls).toHaveLength(1);
    await answer(0, saved);
    expect(calls.map(({ draft }) => draft.text)).toEqual(['one', 'three']);
    await answer(1, saved);
    expect(autosave.state().kind).toBe('saved');
  });

  test('keeps what was typed while the engine is away and saves it when it is back', async () => {
    const { autosave, calls, kept, pause, answer } = driven();
    autosave.change(typed('precious'));
    pause();
    await answer(0, { saved: false, code: 'engine-unavailable' });
    expect(autosave.state()).toEqual({ kind: 'away' });
    expect(kept.at(-1)?.text).toBe('precious');
    autosave.change(typed('precious words'));
    expect(autosave.state()).toEqual({ kind: 'away' });
    const back = autosave.flush();
    await answer(1, saved);
    expect(await back).toBe(true);
    expect(calls.at(-1)?.draft.text).toBe('precious words');
    expect(kept.at(-1)).toBeNull();
  });

  test('the copy stays as long as something newer than the saved text is unsaved', async () => {
    const { autosave, kept, pause, answer } = driven();
    autosave.change(typed('one'));
    pause();
    autosave.change(typed('two'));
    await answer(0, saved);
    expect(kept.at(-1)?.text).toBe('two');
    await answer(1, saved);
    expect(kept.at(-1)).toBeNull();
  });

  test('flush does not wait for the pause and tells whether all is saved', async () => {
    const { autosave, calls, answer, timerSet } = driven();
    autosave.change(typed('leaving'));
    const left = autosave.flush();
    await Promise.resolve();
    expect(timerSet()).toBe(false);
    expect(calls).toHaveLength(1);
    await answer(0, { saved: false, code: 'disk-full' });
    expect(await left).toBe(false);
    expect(autosave.state()).toEqual({ kind: 'refused', code: 'disk-full' });
  });

  test('a flush while a call is on its way waits for what was typed since', async () => {
    const { autosave, calls, pause, answer } = driven();
    autosave.change(typed('one'));
    pause();
    autosave.change(typed('two'));
    const left = autosave.flush();
    await answer(0, saved);
    await answer(1, saved);
    expect(await left).toBe(true);
    expect(calls.map(({ draft }) => draft.text)).toEqual(['one', 'two']);
  });

  test('flush of an untouched draft calls nobody', async () => {
    const { autosave, calls } = driven();
    expect(await autosave.flush()).toBe(true);
    expect(calls).toHaveLength(0);
    expect(autosave.state().kind).toBe('untouched');
  });
});
