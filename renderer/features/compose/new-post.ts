import { navigate } from '../../app/router.ts';

/** Opens an empty post to write. It comes into being in the engine with its first word, so that nothing empty is left behind. */
export function writeNewPost(): void {
  navigate(`/compose/${crypto.randomUUID()}`);
}
