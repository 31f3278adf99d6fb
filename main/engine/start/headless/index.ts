import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodeOf } from '../../store/open-database.ts';
import type { Engine } from '../../engine.ts';
import {
  ask,
  type ControlSocket,
  listenForQuestions,
  type NoAnswer,
  type Question,
} from './control-socket.ts';
import { drainDeadline } from './drain-deadline.ts';
import { exitCodes } from './exit-codes.ts';
import { openHeadless } from './open-profile.ts';
import { takePassphrase } from './passphrase.ts';
import { createPracticeChild } from './practice-child.ts';
import { prepareProfile } from './prepare.ts';
import { refusalOf } from './refusals.ts';
import { linesOf, type PublisherStatus, statusOf } from './status.ts';
import { readWords, usage, type Words } from './words.ts';

/** Built beside the engine. */
const practiceFile = join(import.meta.dirname, '..', 'practice', 'start.mjs');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function refuse(reason: Parameters<typeof refusalOf>[0]): number {
  const { sentence, exitCode } = refusalOf(reason);
  say(sentence);
  return exitCode;
}

/** Answers whoever asks on this computer. */
function answering(engine: Engine, startedAt: number): (question: Question) => PublisherStatus {
  return (question) => {
    if (question === 'pause') engine.scheduler.pause();
    if (question === 'resume') engine.scheduler.resume();
    return statusOf(engine, startedAt);
  };
}

async function publish({ profile, takeOver }: Words): Promise<number> {
  let end = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    end = resolve;
  });
  const practice = createPracticeChild(practiceFile, profile);
  const opened = await openHeadless({
    profile,
    takeOver,
    takePassphrase,
    startPractice: practice.start,
    erased: () => end(),
  });
  if (!opened.ok) return refuse(opened.failure);
  const engine = opened.value;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
  // The end of a terminal is no wish to stop publishing.
  process.on('SIGHUP', () => undefined);
  let socket: ControlSocket | undefined;
  try {
    socket = await listenForQuestions(profile, answering(engine, Date.now()));
  } catch (error) {
    // A disk that knows no sockets: what it is here for, it can do all the same.
    say(`Nobody can ask this publisher how it is: ${errorCodeOf(error)}.`);
  }
  engine.start();
  say('Kaizup publishes what is planned. SIGTERM or Ctrl+C ends it.');
  await asked;
  await socket?.close();
  await engine.drain(drainDeadline);
  practice.stop();
  say('Ended: what was under way is done or kept for the next start.');
  return exitCodes.ended;
}

const noAnswers: Readonly<Record<NoAnswer, { readonly sentence: string; readonly exitCode: number }>> = {
  'not-running': { sentence: 'No publisher runs for this profile.', exitCode: exitCodes.notRunning },
  'no-answer': {
    sentence:
      'The publisher of this profile does not answer. When that stays so, look at its log, then end and start it: nothing is published twice by that.',
    exitCode: exitCodes.unavailable,
  },
  refused: {
    sentence: 'The publisher could not do it now: its disk takes nothing. --status tells more.',
    exitCode: exitCodes.cannotWrite,
  },
};

async function question(asked: Question, { profile, json }: Words): Promise<number> {
  const answer = await ask(profile, asked);
  if (!answer.ok) {
    const { sentence, exitCode } = noAnswers[answer.failure];
    say(sentence);
    return exitCode;
  }
  for (const line of json ? [JSON.stringify(answer.value)] : linesOf(answer.value)) say(line);
  return exitCodes.ended;
}

async function prepare(profile: string): Promise<number> {
  const prepared = await prepareProfile(profile, takePassphrase);
  if (!prepared.ok) return refuse(prepared.failure);
  say(
    'Prepared. Open this folder in Kaizup (--profile FOLDER) with the same passphrase, connect accounts and plan.',
  );
  say('Then close Kaizup and start this without --prepare.');
  return exitCodes.ended;
}

async function run(): Promise<number> {
  const words = readWords(process.argv.slice(2));
  if (words === undefined) {
    say(usage);
    return exitCodes.usage;
  }
  if (words.errand === 'prepare') return prepare(words.profile);
  if (!existsSync(words.profile)) return refuse('no-profile');
  // Its socket is named from here.
  process.chdir(words.profile);
  return words.errand === 'publish' ? publish(words) : question(words.errand, words);
}

process.exitCode = await run();
process.exit();
