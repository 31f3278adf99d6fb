/*
 * What of the technical logs may be shown to somebody else. Nothing is searched for and blacked out: only what is known to say nothing of
 * anybody passes (times, words of the program's own, kinds and codes of errors, places in its own files), and the rest is left out.
 */

/** Lines of each log that a report holds at most. */
export const reportedLines = 120;

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z/;

/** Kinds of errors that are named; of any other, only that there was one. */
const errorKinds = [
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'AggregateError',
  'AbortError',
  'TimeoutError',
  'AssertionError',
  'SqliteError',
  'ZodError',
  'ORPCError',
  'ExpectedError',
];
const errorCode =
  /^(?:E(?:ACCES|EXIST|ISDIR|MFILE|NOENT|NOSPC|DQUOT|PERM|ROFS|PIPE|CONN[A-Z]{5,7}|ADDRINUSE|AI_AGAIN|NOTFOUND)|SQLITE_[A-Z]{2,12}(?:_[A-Z]{2,14})?)$/;

/** A place in one of the program's own files. */
const ownPlace =
  /[/\\]out[/\\](host|engine|practice|preload|renderer)[/\\]((?:index|node|utility|start)\.[cm]?js):(\d{1,7}):(\d{1,7})/;

/** What the engine writes. */
const engineMessages = [
  'uncaught',
  'unexpected',
  'call failed',
  'malformed call dropped',
  'answer that is no text dropped',
];

/** What the host writes; its own calls are named, for they are the program's words. */
const hostLines = [
  /^Ended$/,
  /^The engine ended unexpectedly \(\d{1,2} times in ten minutes\)$/,
  /^The engine ended while draining$/,
  /^The engine did not end in time$/,
  /^The engine does not tell its lock$/,
  /^The page ended: (?:crashed|killed|oom|launch-failed|abnormal-exit|integrity-failure)$/,
];

/** What the host writes before the kind of an error; what may follow the kind is left out. */
const errorLine =
  /^(Uncaught|Unlocking failed|The engine did not erase|The key file could not be written|A stream from the engine ended): (\w{0,40})/;

/** A kind of error that may be named. */
const kindOf = (name: unknown): string =>
  typeof name === 'string' && errorKinds.includes(name) ? name : 'another error';

/** Places in the program's own files that a stack names. */
function placesIn(stack: string): string[] {
  return stack.split('\n').flatMap((line) => {
    const found = ownPlace.exec(line);
    return found === null
      ? []
      : [`  at ${found[1] ?? ''}/${found[2] ?? ''}:${found[3] ?? ''}:${found[4] ?? ''}`];
  });
}

/** The last lines of the host's log that may be shown. */
export function redactHostLog(text: string): string {
  const told: string[] = [];
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const at = time.exec(line)?.[0];
    if (at === undefined) {
      told.push(...placesIn(line));
      continue;
    }
    const said = line.slice(at.length + 1);
    const failed = errorLine.exec(said);
    if (hostLines.some((known) => known.test(said))) told.push(`${at} ${said}`);
    else if (/^Call .* refused$/.test(said)) told.push(`${at} Call … refused`);
    else told.push(`${at} ${failed === null ? '…' : `${failed[1] ?? ''}: ${kindOf(failed[2])}`}`);
  }
  return told.slice(-reportedLines).join('\n');
}

/** The last lines of the engine's log that may be shown. */
export function redactEngineLog(text: string): string {
  const told = text
    .split('\n')
    .filter((line) => line !== '')
    .slice(-reportedLines)
    .flatMap(redactEngineLine);
  return told.slice(-reportedLines).join('\n');
}

function redactEngineLine(line: string): string[] {
  const entry = entryOf(line);
  if (entry === undefined) return ['…'];
  const { time: at, level, msg, err } = entry;
  const when = typeof at === 'string' ? (time.exec(at)?.[0] ?? '…') : '…';
  const grade = typeof level === 'number' && [30, 40, 50, 60].includes(level) ? level : '…';
  const said = typeof msg === 'string' && engineMessages.includes(msg) ? msg : '…';
  if (!isObject(err)) return [`${when} ${grade} ${said}`];
  const code = typeof err['code'] === 'string' && errorCode.test(err['code']) ? ` ${err['code']}` : '';
  const stack = typeof err['stack'] === 'string' ? placesIn(err['stack']) : [];
  return [`${when} ${grade} ${said}: ${kindOf(err['type'])}${code}`, ...stack];
}

function entryOf(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
