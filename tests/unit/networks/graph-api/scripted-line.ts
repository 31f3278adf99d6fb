import type {
  NetworkCalls,
  NetworkReply,
  NetworkRequest,
} from '../../../../main/engine/http/network-calls.ts';
import type { Line, Progress, PublishContent, PublishJob } from '../../../../main/engine/networks/network.ts';

import { contentTypeOf } from '../../../../shared/model/content-type.ts';
import { defaultOptions } from '../../../../shared/model/option-defaults.ts';
import { noBudgets } from '../../../connector-parts.ts';

/** A reply with a JSON body. */
export function json(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): NetworkReply {
  return { kind: 'reply', status, headers, text: JSON.stringify(body) };
}

/** A refusal as the Graph writes it. */
export function graphError(code: number, subcode?: number, status = 400, data?: unknown): NetworkReply {
  return json(
    { error: { message: 'No', type: 'OAuthException', code, error_subcode: subcode, error_data: data } },
    status,
  );
}

export const lost: NetworkReply = { kind: 'lost', reason: 'connection' };
export const notSent: NetworkReply = { kind: 'not-sent', reason: 'unreachable' };

/** A line whose requests are answered by `answer`, on a clock that waits move. */
export interface ScriptedLine extends Line {
  readonly requests: NetworkRequest[];
  readonly time: { now: number };
}

/** Creates a line; time starts at noon. */
export function scriptedLine(answer: (request: NetworkRequest, url: URL) => NetworkReply): ScriptedLine {
  const requests: NetworkRequest[] = [];
  const time = { now: Date.parse('2026-11-24T12:00:00Z') };
  const calls: NetworkCalls = {
    send(request) {
      requests.push(request);
      return Promise.resolve(answer(request, new URL(request.url)));
    },
  };
  return {
    requests,
    time,
    calls,
    baseOf: (host) => `https://${host}`,
    client: { clientId: '77', clientSecret: 'secret' },
    budgets: noBudgets,
    clock: {
      now: () => time.now,
      wait(milliseconds) {
        time.now += milliseconds;
        return Promise.resolve();
      },
    },
  };
}

/** A publication on a scripted line whose saved progress is kept. */
export interface ScriptedPublication {
  readonly saves: Progress[];
  job(change?: Partial<PublishJob>): PublishJob;
}

/** Creates a publication of `content`. */
export function scriptedPublication(
  line: ScriptedLine,
  content: Partial<PublishContent>,
): ScriptedPublication {
  const saves: Progress[] = [];
  return {
    saves,
    job: (change) => ({
      ...line,
      account: {
        remoteId: '1029',
        kind: 'page',
        mode: 'practice',
        name: 'Maison Levain',
        handle: null,
        facts: {},
        token: 'page-token',
        service: null,
      },
      content: {
        text: '',
        files: [],
        tiktok: null,
        options: defaultOptions,
        type: contentTypeOf({
          options: content.options ?? defaultOptions,
          kinds: (content.files ?? []).map(({ kind }) => kind),
        }),
        cover: null,
        linkThumb: null,
        handOverAt: null,
        ...content,
      },
      handover: {
        offer: (file) =>
          Promise.resolve({
            ok: true,
            value: { url: `https://media.example${file.path}`, release: () => undefined },
          }),
      },
      signal: new AbortController().signal,
      committedAt: null,
      progress: saves.at(-1) ?? {},
      save(progress) {
        saves.push(JSON.parse(JSON.stringify(progress)) as Progress);
        return Promise.resolve();
      },
      report: () => undefined,
      wait: (milliseconds) => line.clock.wait(milliseconds),
      ...change,
    }),
  };
}
