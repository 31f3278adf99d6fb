import { parseArgs } from 'node:util';
import { takePassphrase } from './passphrase.ts';
import { exitCodes, openHeadless, refusals } from './headless-engine.ts';

/** The time that work under way gets to end or be parked (ms). */
const drainDeadline = 8000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { profile: { type: 'string' } }, strict: false });
  const { profile } = values;
  if (typeof profile !== 'string' || profile === '') {
    say('Usage: headless --profile FOLDER');
    return exitCodes.usage;
  }
  let end = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    end = resolve;
  });
  const opened = await openHeadless(profile, takePassphrase, () => end());
  if (!opened.ok) {
    say(refusals[opened.failure].sentence);
    return refusals[opened.failure].exitCode;
  }
  const engine = opened.value;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
  // The end of a terminal is no wish to stop publishing.
  process.on('SIGHUP', () => undefined);
  engine.start();
  say('Kaizup publishes what is planned. SIGTERM or Ctrl+C ends it.');
  await asked;
  await engine.drain(drainDeadline);
  say('Ended: what was under way is done or kept for the next start.');
  return exitCodes.ended;
}

process.exitCode = await run();
process.exit();
