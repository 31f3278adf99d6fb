import { expect, test } from 'vitest';
import { createHostI18n } from '../../../main/host/words/host-i18n.ts';
import { failureHelpWords } from '../../../shared/i18n/failure-help-words.ts';
import { failureSentences } from '../../../shared/i18n/failure-messages.ts';
import { failureCode } from '../../../shared/model/failure.ts';
import { failureHelp } from '../../../shared/model/failure-help.ts';

test('every failure has its sentences and its button in both languages', () => {
  const [english, french] = [createHostI18n('en'), createHostI18n('fr')];
  for (const code of failureCode.options) {
    const button = failureHelpWords[failureHelp[code]];
    const said = [english, french].map((i18n) => {
      const { what, next } = failureSentences(i18n, 'bluesky', { code });
      return [what, next, i18n._(button)];
    });
    expect([code, said.flat().filter((text) => text.trim().length < 5)]).toEqual([code, []]);
    const [first, second] = said;
    expect([code, first?.filter((text, at) => text === second?.[at])]).toEqual([code, []]);
  }
});
