import { describe, expect, test } from 'vitest';
import { evidenceOf, witnessOf } from '../../../main/engine/http/answer-evidence.ts';
import type { NetworkReply } from '../../../main/engine/http/network-calls.ts';

const request = {
  method: 'POST',
  url: 'https://graph.facebook.com/v25.0/17/media?access_token=EAAsecret',
} as const;
const token = 'EAAGm0PX4ZCpsBAKZC9ZBZBZCz4ZC8ZC';

function kept(
  text: string,
  headers: Readonly<Record<string, string>> = {},
  secrets: readonly string[] = [token],
) {
  return evidenceOf(request, { kind: 'reply', status: 400, headers, text }, 5, secrets);
}

describe('what is kept of an answer', () => {
  test('is what support asks for: status, error, codes and the marks of the request', () => {
    const error = {
      message: 'Invalid parameter',
      type: 'OAuthException',
      code: 100,
      error_subcode: 2207009,
      is_transient: false,
      fbtrace_id: 'AxT4kPq81cV',
    };
    const answer = kept(JSON.stringify({ error }), {
      date: 'Fri',
      'x-fb-trace-id': 'AxT4kPq81cV',
      'retry-after': '30',
    });
    expect(answer).toMatchObject({
      at: 5,
      method: 'POST',
      host: 'graph.facebook.com',
      status: 400,
      missing: null,
      cut: false,
    });
    expect(JSON.parse(answer.body)).toEqual({ error });
    expect(answer.headers).toEqual({ date: 'Fri', 'x-fb-trace-id': 'AxT4kPq81cV', 'retry-after': '30' });
  });

  test('is no key: not by its name, not by its value, not in an address, not in text', () => {
    const secrets = [
      JSON.stringify({ access_token: 'short1' }),
      JSON.stringify({ nested: [{ clientSecret: 'x9y8z7' }] }),
      JSON.stringify({ message: `The token ${token} has expired` }),
      JSON.stringify({ upload_url: 'https://upload.example.com/v1/file?upload_token=abc123&sig=q1w2' }),
      JSON.stringify({ message: 'Ask owner+bakery@example.com for a new one' }),
      `<html>access_token=short1&amp;code=abc123</html>`,
      `{"jwt": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P"`,
      `Bearer abcdefghijklmnopqrstuvwxyz0123456789ABCDEF`,
    ];
    for (const text of secrets) {
      const { body } = kept(text);
      for (const word of [
        'short1',
        'x9y8z7',
        token,
        'abc123',
        'q1w2',
        'owner+bakery',
        'eyJ',
        'abcdefghijklm',
      ]) {
        expect(body).not.toContain(word);
      }
      expect(body).toContain('…');
    }
  });

  test('has no header but those that are known to be harmless', () => {
    const headers = {
      'set-cookie': 'session=1',
      authorization: 'Bearer x',
      'dpop-nonce': 'n',
      'www-authenticate': 'DPoP',
      'content-type': 'text/html',
    };
    expect(kept('', headers).headers).toEqual({ 'content-type': 'text/html' });
  });

  test('is cut, and says so; a secret on the edge is not left in halves', () => {
    const answer = kept(`${'word '.repeat(798)}${token}${'word '.repeat(9000)}`);
    expect(answer.cut).toBe(true);
    expect(answer.body.length).toBe(4000);
    expect(answer.body).not.toContain(token.slice(0, 8));
  });

  test('tells errors apart from codes that prove something', () => {
    expect(JSON.parse(kept('{"code":"ExpiredToken","error":"invalid_grant"}').body)).toEqual({
      code: 'ExpiredToken',
      error: 'invalid_grant',
    });
    expect(kept('{"code":"AQB-x1/Zk2"}').body).not.toContain('AQB');
  });

  test.each([
    [{ kind: 'not-sent', reason: 'unreachable' }, 'unreachable'],
    [{ kind: 'lost', reason: 'timeout' }, 'no-answer'],
    [{ kind: 'lost', reason: 'reply-too-large' }, 'too-large'],
    [{ kind: 'not-sent', reason: 'on-hold' }, 'not-sent'],
  ] as const satisfies readonly (readonly [NetworkReply, string])[])(
    'tells why none came: %j',
    (reply, missing) => {
      expect(evidenceOf(request, reply, 5, [])).toMatchObject({
        status: null,
        missing,
        body: '',
        headers: {},
      });
    },
  );

  test('is never the address that was asked, which may hold a key', () => {
    expect(JSON.stringify(kept('{}'))).not.toContain('EAAsecret');
  });
});

describe('a witness', () => {
  const reply = (status: number): NetworkReply => ({
    kind: 'reply',
    status,
    headers: {},
    text: `said ${status}`,
  });

  /** What a witness of these exchanges tells in the end. */
  async function told(...exchanges: readonly (readonly ['GET' | 'POST', NetworkReply])[]) {
    const left = exchanges.map(([, answer]) => answer);
    const witness = witnessOf({ send: async () => left.shift() ?? reply(200) }, () => 7, []);
    for (const [method, answer] of exchanges) {
      expect(await witness.calls.send({ ...request, method })).toBe(answer);
    }
    return witness.evidence();
  }

  test('has nothing to tell before anything was asked', async () => {
    expect(await told()).toBeNull();
  });

  test('tells the refusal, not the questions that followed it', async () => {
    expect(await told(['POST', reply(422)], ['GET', reply(200)])).toMatchObject({
      at: 7,
      status: 422,
      body: 'said 422',
    });
    expect(await told(['POST', { kind: 'lost', reason: 'timeout' }], ['GET', reply(200)])).toMatchObject({
      missing: 'no-answer',
    });
  });

  test('forgets a refusal that something was written after', async () => {
    expect(await told(['GET', reply(404)], ['POST', reply(201)], ['GET', reply(200)])).toMatchObject({
      status: 200,
    });
  });
});
