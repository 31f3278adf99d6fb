import type { PracticeStarted, StartPractice } from '../../../shared/control.ts';

/** Takes the place of the practice networks: it is started as they are and answers as they do. */
const { parentPort } = process as NodeJS.Process & {
  readonly parentPort: {
    postMessage(message: PracticeStarted): void;
    on(event: 'message', listener: (event: { readonly data: StartPractice }) => void): void;
  };
};

parentPort.on('message', ({ data }) =>
  parentPort.postMessage({
    type: 'started',
    address: {
      origin: 'http://127.0.0.1:1',
      adminSecret: data.adminSecret,
      clientId: 'practice',
      clientSecret: data.key,
    },
  }),
);
