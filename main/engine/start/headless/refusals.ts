import { shortestPassphrase } from '../../../vault/vault-file.ts';
import { exitCodes } from './exit-codes.ts';
import type { OtherPublisher } from '../../../../shared/model/other-publisher.ts';
import type { HeadlessRefusal } from './open-profile.ts';
import type { PrepareRefusal } from './prepare.ts';

/** A sentence for the operator, and the exit code beside it. */
export interface Refusal {
  readonly sentence: string;
  readonly exitCode: number;
}

function whoPublished(other: OtherPublisher): string {
  switch (other.kind) {
    case 'machine':
      return `Another machine published from this profile before: ${other.name}.`;
    case 'folder':
      return `This machine published from this profile in another folder before: ${other.folder}.`;
    case 'unknown':
      return 'Who published from this profile before cannot be told: its mark, publisher.json, cannot be read.';
  }
}

/** What is said when another place published from the profile. */
function elsewhere(other: OtherPublisher): Refusal {
  return {
    sentence: `${whoPublished(other)} Two that publish the same plan would publish everything twice. Once the other has ended for good, start with --take-over: posts that are due by then are not sent, and wait for you in Kaizup.`,
    exitCode: exitCodes.unsuited,
  };
}

/** What the operator reads when a profile is not opened or prepared. */
export function refusalOf(reason: HeadlessRefusal | PrepareRefusal): Refusal {
  return typeof reason === 'string' ? refusals[reason] : elsewhere(reason);
}

const refusals: Readonly<Record<Exclude<HeadlessRefusal | PrepareRefusal, OtherPublisher>, Refusal>> = {
  'no-profile': {
    sentence: 'There is no Kaizup profile in this folder.',
    exitCode: exitCodes.noProfile,
  },
  'being-erased': {
    sentence: 'This profile is being erased. Open it in Kaizup once to finish.',
    exitCode: exitCodes.unsuited,
  },
  'no-vault': {
    sentence:
      "This profile's key is kept by the keychain of the computer that made it. Only a profile under a passphrase opens here.",
    exitCode: exitCodes.unsuited,
  },
  'wrong-passphrase': {
    sentence: 'This is not the passphrase of this profile.',
    exitCode: exitCodes.refused,
  },
  'credential-open': {
    sentence: 'The passphrase file can be read by others. Close it to them (chmod 600) and start again.',
    exitCode: exitCodes.refused,
  },
  'fully-locked': {
    sentence:
      'This profile holds its work until its owner has signed in. Choose another lock in Kaizup, under Settings, then start again.',
    exitCode: exitCodes.unsuited,
  },
  'profile-there': {
    sentence: 'There is a Kaizup profile in this folder already. Nothing was changed.',
    exitCode: exitCodes.unsuited,
  },
  'passphrase-short': {
    sentence: `A passphrase has ${shortestPassphrase} characters or more: it is all that protects what is kept here.`,
    exitCode: exitCodes.refused,
  },
  'profile-in-use': {
    sentence: 'Another Kaizup has this profile open. It must be closed first.',
    exitCode: exitCodes.unavailable,
  },
  'profile-read-only': {
    sentence: 'The profile cannot be written.',
    exitCode: exitCodes.cannotWrite,
  },
  'disk-full': { sentence: 'The disk is full.', exitCode: exitCodes.cannotWrite },
  'database-damaged': {
    sentence: 'The database is damaged. Nothing was changed.',
    exitCode: exitCodes.unsuited,
  },
  'database-foreign': {
    sentence: 'The database in this folder is not one of Kaizup. Nothing was changed.',
    exitCode: exitCodes.unsuited,
  },
  'database-newer': {
    sentence: 'The profile was made by a newer Kaizup. Nothing was changed.',
    exitCode: exitCodes.unsuited,
  },
  'keychain-changed': {
    sentence: "The database is under another key than the profile's. Nothing was changed.",
    exitCode: exitCodes.unsuited,
  },
};
