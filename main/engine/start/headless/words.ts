import { parseArgs } from 'node:util';
import { resolve } from 'node:path';

/** What the operator wants of a profile. */
export type Errand = 'publish' | 'status' | 'pause' | 'resume' | 'prepare';

export interface Words {
  readonly profile: string;
  readonly errand: Errand;
  /** The status as JSON. */
  readonly json: boolean;
  /** The profile was published from another machine before, and is not any more. */
  readonly takeOver: boolean;
}

export const usage = `Usage: headless --profile FOLDER [--take-over]
       headless --profile FOLDER --prepare
       headless --profile FOLDER --status [--json]
       headless --profile FOLDER --pause
       headless --profile FOLDER --resume

The passphrase is a line of the standard input, or the credential "kaizup-passphrase" of systemd.`;

const errands = ['status', 'pause', 'resume', 'prepare'] as const;

/** Reads the words of the command line; undefined when they make no sense. */
export function readWords(given: readonly string[]): Words | undefined {
  const flag = { type: 'boolean', default: false } as const;
  const options = {
    profile: { type: 'string' },
    status: flag,
    json: flag,
    pause: flag,
    resume: flag,
    prepare: flag,
    'take-over': flag,
  } as const;
  try {
    const { values } = parseArgs({ args: [...given], options, strict: true });
    const asked = errands.filter((errand) => values[errand]);
    const errand = asked[0] ?? 'publish';
    if (values.profile === undefined || values.profile === '' || asked.length > 1) return undefined;
    if (values.json && errand !== 'status') return undefined;
    if (values['take-over'] && errand !== 'publish') return undefined;
    return { profile: resolve(values.profile), errand, json: values.json, takeOver: values['take-over'] };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
