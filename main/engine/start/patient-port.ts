import type { Port } from '../rpc/serve-ports.ts';

/** A port that may be handed over before the engine is open: what it brings meanwhile is kept for whoever will answer. */
export interface PatientPort extends Port {
  /** Something came from the other end. */
  take(data: unknown): void;
  /** The other end is gone. */
  end(): void;
}

/** Creates the near end of a port whose far end is reached by `send` and ended by `close`. */
export function patientPort(send: (data: string) => void, close: () => void): PatientPort {
  const early: unknown[] = [];
  let take = (data: unknown): void => void early.push(data);
  let isEnded = false;
  let tellEnd = (): void => undefined;
  return {
    send,
    close,
    onMessage(listener) {
      take = listener;
      for (const data of early.splice(0)) listener(data);
    },
    onClose(listener) {
      tellEnd = listener;
      if (isEnded) listener();
    },
    take: (data) => take(data),
    end() {
      isEnded = true;
      tellEnd();
    },
  };
}
