import type { Bridge } from '../../shared/bridge.ts';

declare global {
  interface Window {
    readonly kaizup: Bridge;
  }
}

/** The operating-system calls that the preload gives the page. */
export const bridge: Bridge = window.kaizup;
