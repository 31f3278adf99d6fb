import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { BlockReason } from '../../../shared/bridge.ts';

interface BlockedWords {
  readonly title: MessageDescriptor;
  /** What is the matter, and what it means for the owner's posts. */
  readonly what: MessageDescriptor;
  readonly next: MessageDescriptor;
}

/** Why Kaizup cannot start its engine, and the way on. */
export const blockedWords = {
  'keychain-unavailable': {
    title: msg`This computer's keychain cannot be reached`,
    what: msg`Kaizup keeps the key to your accounts and posts in the system's keychain, and there is none here that answers.`,
    next: msg`You can protect your data with a passphrase instead.`,
  },
  'keychain-insecure': {
    title: msg`This computer's keychain would not protect your accounts`,
    what: msg`The system offers only a store that any program could read. Kaizup does not put the key to your accounts there.`,
    next: msg`You can protect your data with a passphrase instead.`,
  },
  'keychain-changed': {
    title: msg`The keychain is not the one that locked your data`,
    what: msg`Your posts and accounts are on this computer, still locked as they were. Publishing waits, and nothing was overwritten.`,
    next: msg`Sign in to this computer as you did before, or unlock its usual keychain, and try again.`,
  },
  'vault-locked': {
    title: msg`Welcome back`,
    what: msg`Your posts and accounts are locked with your passphrase. Nothing goes out until you open them.`,
    next: msg`Enter it to go on.`,
  },
  'database-damaged': {
    title: msg`Kaizup's data file is damaged`,
    what: msg`The file cannot be read in full, perhaps after a disk fault. Kaizup has left it exactly as it is, and nothing goes out.`,
    next: msg`If you have a copy of Kaizup's folder, put it in place and try again. The logs say what was found.`,
  },
  'database-foreign': {
    title: msg`This data belongs to another key`,
    what: msg`The data file here was locked on another computer or under another account. Kaizup has left it exactly as it is.`,
    next: msg`Put your own file back and try again, or move this one away to start with an empty one.`,
  },
  'database-newer': {
    title: msg`Your data comes from a newer Kaizup`,
    what: msg`A newer version has used this data, and this one could harm it. It has left it exactly as it is.`,
    next: msg`Update Kaizup, then open it again.`,
  },
  'profile-in-use': {
    title: msg`Kaizup is already at work here`,
    what: msg`Another Kaizup uses the same data, perhaps under another user of this computer. Two at once could publish twice.`,
    next: msg`Quit the other one, then try again.`,
  },
  'profile-read-only': {
    title: msg`Kaizup may not write to its folder`,
    what: msg`Without writing it can neither keep what you do nor make sure that a post goes out only once. So it does not start.`,
    next: msg`Give your user the right to write to Kaizup's folder, then try again.`,
  },
  'disk-full': {
    title: msg`The disk is full`,
    what: msg`There is no room left to keep what you do safely, so nothing goes out. Everything saved so far is intact.`,
    next: msg`Free some space, then try again.`,
  },
} as const satisfies Record<BlockReason, BlockedWords>;
