import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** What each of Electron's fuses is set to in a packaged Kaizup, and why. */
const decided: Readonly<Record<FuseV1Options, boolean>> = {
  // The application is no Node for others to borrow, nor one to be debugged or reconfigured from outside.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // Without an archive there is none to check (see electron-builder.yml).
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  [FuseV1Options.OnlyLoadAppFromAsar]: false,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Pages come from app://, never from file://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/**
 * Sets the fuses of an Electron executable. On the current Electron every fuse must be decided: one that a new
 * version brings breaks the build until it is. Old ones have fewer.
 */
export async function setFuses(executable: string, options: { readonly all: boolean }): Promise<void> {
  const version = FuseVersion.V1;
  if (options.all) {
    await flipFuses(executable, { version, strictlyRequireAllFuses: true, ...decided });
    return;
  }
  const present = await getCurrentFuseWire(executable);
  const fuses = Object.entries(decided).filter(([fuse]) => fuse in present);
  await flipFuses(executable, { version, ...Object.fromEntries(fuses) });
}

/**
 * Reads the fuses of a packaged executable back, and says which are not as decided. Those that its Electron does not have yet, or has no
 * more, say nothing; one that nobody decided about does.
 */
export async function otherThanDecided(executable: string): Promise<readonly string[]> {
  const { version: _, ...wire } = await getCurrentFuseWire(executable);
  if (Object.keys(wire).length === 0) return ['no fuses of a known form are in it'];
  return Object.entries<unknown>(wire).flatMap(([fuse, state]) => {
    const wanted = Object.entries(decided).find(([index]) => index === fuse)?.[1];
    if (state === FuseState.REMOVED) return [];
    const is = state === FuseState.ENABLE ? 'on' : 'off';
    const name = FuseV1Options[Number(fuse)] ?? `fuse ${fuse}`;
    if (wanted === undefined) return [`${name} is ${is}, and nobody decided about it`];
    return (wanted ? 'on' : 'off') === is ? [] : [`${name} is ${is}`];
  });
}
