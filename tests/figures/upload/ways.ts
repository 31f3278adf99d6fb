import { createReadStream } from 'node:fs';
import { Agent } from 'undici';
import { createHttpClient, practiceHosts } from '../../../main/engine/http/client.ts';
import { uploadVideo } from '../../../main/engine/networks/facebook/upload-video.ts';
import { savedProgress } from '../../../main/engine/networks/facebook/progress.ts';
import { sendVideo, startVideo } from '../../../main/engine/networks/linkedin/upload-video.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import type { PublishFile, PublishJob } from '../../../main/engine/networks/network.ts';
import { sendAllButLast, sendChunk, startUpload } from '../../../main/engine/networks/tiktok/upload.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import { noBudgets } from '../../connector-parts.ts';
import { errand, nothingOnHold } from '../../free-errand.ts';

/** How the bytes of a file get to the sink: through a connector's own upload, or bare. */
export const uploaders = ['linkedin', 'tiktok', 'facebook'] as const;
export type Uploader = (typeof uploaders)[number];
export type Way = Uploader | 'bare';

/** Sends `file` to the sink at `origin`, one way. */
export type Send = (way: Way, file: PublishFile) => Promise<void>;

/** The ways to a sink. */
export function createWays(origin: string): Send {
  const clock = {
    now: () => Date.now(),
    wait: (ms: number) => new Promise<void>((go) => setTimeout(go, ms)),
  };
  const http = createHttpClient(clock, () => undefined, nothingOnHold);
  const bareAgent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });

  function jobFor(network: NetworkId, file: PublishFile): PublishJob {
    return {
      calls: http.callsFor(network, practiceHosts(origin), errand),
      baseOf: (host) => `${origin}/${host}`,
      clock,
      client: { clientId: 'id', clientSecret: 'secret' },
      budgets: noBudgets,
      account: {
        remoteId: network === 'facebook' ? 'page' : 'urn:li:person:ada',
        kind: 'page',
        mode: 'practice',
        name: 'Ada',
        handle: 'ada',
        facts: {},
        token: 'token',
        service: null,
      },
      content: {
        text: 'A gigabyte',
        files: [file],
        tiktok: null,
        options: defaultOptions,
        type: 'video',
        cover: null,
        linkThumb: null,
        handOverAt: null,
      },
      handover: { offer: () => Promise.reject(new Error('These networks take bytes')) },
      signal: new AbortController().signal,
      committedAt: null,
      progress: {},
      // The ledger keeps JSON; what its disk costs is another figure's (`dispatch`).
      save: (progress) => Promise.resolve(void JSON.stringify(progress)),
      report: () => undefined,
      wait: clock.wait,
    };
  }

  const senders: Readonly<Record<Way, (file: PublishFile) => Promise<void>>> = {
    async bare(file) {
      const { statusCode, body } = await bareAgent.request({
        origin,
        path: '/bare',
        method: 'PUT',
        headers: { 'content-length': String(file.bytes) },
        body: createReadStream(file.path),
      });
      await body.dump();
      if (statusCode !== 200) throw new Error(`The sink answered ${statusCode}`);
    },
    async linkedin(file) {
      const job = jobFor('linkedin', file);
      const place = required(await startVideo(job, file));
      required(await sendVideo(job, file, place, (now) => job.save({ media: [now] })));
    },
    async tiktok(file) {
      const job = jobFor('tiktok', file);
      const opened = required(await startUpload(job, file));
      const almost = required(await sendAllButLast(job, file, opened));
      const last = await sendChunk(job, file, almost, almost.count - 1);
      if (last.kind !== 'reply' || last.status !== 201) throw new Error(`The last chunk: ${last.kind}`);
    },
    async facebook(file) {
      const job = jobFor('facebook', file);
      required(await uploadVideo(job, savedProgress(job), file));
    },
  };
  return (way, file) => senders[way](file);
}

function required<T>(
  outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: unknown },
): T {
  if (!outcome.ok) throw new Error(`The upload failed: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}
