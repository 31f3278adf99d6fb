import { type ComponentType, type FunctionComponent, lazy, useState } from 'react';

/** A view whose code is a file of its own. */
export interface ViewCode<P> {
  /** Shows the view; waits for its code where it is not there yet. */
  readonly Show: FunctionComponent<P>;
  /** Brings the code, once. */
  fetch(): Promise<void>;
}

/** Makes a view of what `load` brings. Code that is already there is shown at once, without React's pause after a placeholder. */
export function viewCode<P extends object>(load: () => Promise<ComponentType<P>>): ViewCode<P> {
  let Ready: ComponentType<P> | undefined;
  let fetching: Promise<ComponentType<P>> | undefined;
  const bring = (): Promise<ComponentType<P>> => {
    fetching ??= load().then(
      (component) => {
        Ready = component;
        return component;
      },
      (error: unknown) => {
        fetching = undefined;
        throw error;
      },
    );
    return fetching;
  };
  return {
    Show(props) {
      // Chosen once: code that arrives later must not take the place of a view that is on screen.
      const [Chosen] = useState(() => Ready ?? lazy(async () => ({ default: await bring() })));
      return <Chosen {...props} />;
    },
    fetch: () => bring().then(() => undefined),
  };
}
