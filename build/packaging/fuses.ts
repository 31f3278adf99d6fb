import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

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
