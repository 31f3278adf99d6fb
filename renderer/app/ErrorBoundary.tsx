import { Trans } from '@lingui/react/macro';
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { bridge } from './bridge.ts';

interface ErrorBoundaryProps {
  /** A change of this, such as the place the owner goes to, tries again. */
  readonly resetKey?: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly failed: boolean;
  readonly resetKey: string | undefined;
}

/** Catches what should not happen in a view, so that the rest of the window stays usable. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert" className="mx-auto flex h-full max-w-md flex-col justify-center gap-3 p-8">
        <h1 className="font-semibold text-title">
          <Trans>This view could not be shown</Trans>
        </h1>
        <p className="text-ink-2">
          <Trans>
            Your posts and your publishing are not touched by this. Open it again; if that does not help, the
            logs say more.
          </Trans>
        </p>
        <div className="mt-2 flex gap-2">
          <Button variant="primary" onPress={() => this.setState({ failed: false })}>
            <Trans>Open it again</Trans>
          </Button>
          <Button variant="secondary" onPress={() => void bridge.showLogs()}>
            <Trans>Show the logs</Trans>
          </Button>
        </div>
      </div>
    );
  }
}
