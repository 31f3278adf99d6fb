import type { PlanFormat, PlanPart } from './model/plan.ts';
import type { CallError } from './errors.ts';
import type { CopyKind, RegisterKind } from './model/rights.ts';
import type { LockState, UnlockAnswer, UnlockOutcome } from './model/owner.ts';
import type { Settings } from './model/settings.ts';
import type { SupportReport } from './model/support.ts';

/** Why the engine is not there, as the host knows it. */
export type EngineCondition =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'restarting'; readonly attempt: number }
  /** Restarted too often: the owner can look at the log or start over in safe mode. */
  | { readonly kind: 'gave-up' }
  /** It must not run: another problem comes first. */
  | { readonly kind: 'blocked'; readonly reason: BlockReason };

/** Why the engine must not run. */
export type BlockReason =
  | 'keychain-unavailable'
  | 'keychain-insecure'
  | 'keychain-changed'
  | 'vault-locked'
  | 'database-damaged'
  | 'database-foreign'
  | 'database-newer'
  | 'profile-in-use'
  | 'profile-read-only'
  | 'disk-full';

/** What became of a call for which the owner picks a file; `cancelled`: they picked none. */
export type FileOutcome<T = undefined> =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: CallError };

/** How many files a copy took: a long one on paper takes several, beside each other. */
export interface WrittenFiles {
  readonly files: number;
}

/** What an archive brought. */
export interface BroughtIn {
  readonly posts: number;
  readonly accounts: number;
  readonly media: number;
}

/** The operating-system calls that the page has, beside its port to the engine. Lives at `window.kaizup`. */
export interface Bridge {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly version: string;
  settings(): Promise<Settings>;
  /** Changes some settings and returns them all. */
  changeSettings(change: Partial<Settings>): Promise<Settings>;
  /** Opens a https or mailto link, or a page of the practice networks, in the system's own application. False when refused. */
  openExternal(url: string): Promise<boolean>;
  copyText(text: string): Promise<void>;
  /** Path of a file that the owner dropped or picked; null when it has none (a pasted picture). */
  pathOfFile(file: object): string | null;
  /** Brings a pasted picture to disk for import and returns its path. At most 50 MB. */
  keepPasted(bytes: ArrayBuffer, mime: string): Promise<string | null>;
  /** Shows the system's file picker for images and videos. */
  pickMedia(): Promise<readonly string[]>;
  /** Shows the system's file picker for a file of rows; null when none was picked. */
  pickTable(): Promise<string | null>;
  engineCondition(): Promise<EngineCondition>;
  onEngineCondition(listener: (condition: EngineCondition) => void): () => void;
  /** Asks the host for a fresh port to the engine; it arrives as a window message `kaizup:port`. False while there is no engine. */
  requestPort(): Promise<boolean>;
  /** Something outside the page asks for a view, e.g. a click on a notification: a path such as `/posts/ID`. */
  onNavigate(listener: (path: string) => void): () => void;
  /** Passphrase vault, where the keychain cannot be used. */
  createVault(passphrase: string): Promise<'opened' | 'too-short'>;
  openVault(passphrase: string): Promise<'opened' | 'wrong-passphrase'>;
  /** Tokens and data for this run only, nothing kept on disk. */
  runWithoutKeeping(): Promise<void>;
  /** Writes a copy of all that is held where the owner says. */
  saveCopy(kind: CopyKind): Promise<FileOutcome<WrittenFiles>>;
  /** Writes a part of the plan where the owner says; how many posts it holds. */
  savePlan(format: PlanFormat, part: PlanPart): Promise<FileOutcome<{ readonly posts: number }>>;
  /** Keeps the plan as a calendar file up to date where the owner says. */
  keepCalendarFile(): Promise<FileOutcome>;
  /** Shows the calendar file in its folder. */
  showCalendarFile(): Promise<void>;
  /** Writes the record of processing activities where the owner says. */
  saveRegister(kind: RegisterKind): Promise<FileOutcome<WrittenFiles>>;
  /** Takes an archive that the owner picks into an empty profile. */
  bringIn(): Promise<FileOutcome<BroughtIn>>;
  /** Writes a text that the page shows, such as a record, where the owner says. */
  saveText(name: string, text: string): Promise<FileOutcome>;
  /** Asks for everything to be erased; with a file for the last word where the owner wants one. Without time to think the app starts anew. */
  eraseEverything(graceDays: number, keepsRecord: boolean): Promise<FileOutcome>;
  /** While locked the page gets no port, and the host no copy, import, media or erasure for it. */
  lockState(): Promise<LockState>;
  onLockState(listener: (state: LockState) => void): () => void;
  /** Called before Kaizup locks, whoever asked for it: the page has a moment to put away what is not saved yet. */
  onBeforeLock(listener: () => Promise<void>): () => void;
  /** Locks now; the page is loaded anew, so that nothing of before is left in it. False without a password. */
  lock(): Promise<boolean>;
  unlock(answer: UnlockAnswer): Promise<UnlockOutcome>;
  /** The way out for somebody who has neither password nor recovery code: everything on this computer goes, at once, and Kaizup begins anew. */
  wipeLocked(): Promise<void>;
  /** What the host can tell support, as text to be shown; the engine adds what it knows (`shared/contract/support.ts`). */
  supportReport(): Promise<SupportReport>;
  restartEngine(): Promise<void>;
  showLogs(): Promise<void>;
  quit(): Promise<void>;
}

/** Messages that the host or preload posts to the page's window. */
export const portMessage = 'kaizup:port';
export const portGoneMessage = 'kaizup:port-gone';
