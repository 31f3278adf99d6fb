import { describe, expect, test } from 'vitest';
import { mayOpen } from '../../main/host/shell/may-open.ts';
import { isOwnPage } from '../../main/host/shell/own-page.ts';
import { contentSecurityPolicy } from '../../main/host/window/content-security-policy.ts';

describe('a link out of the app', () => {
  const practice = 'http://127.0.0.1:4711';
  test.each([
    ['https://www.facebook.com/1', true],
    ['mailto:privacy@kaizup.example', true],
    ['http://www.facebook.com/1', false],
    ['http://127.0.0.1:4711/www.facebook.com/v26.0/dialog/oauth?state=x', true],
    ['http://127.0.0.1:4712/', false],
    ['http://localhost:4711/', false],
    ['http://127.0.0.1:4711@evil.example/', false],
    ['https://user:secret@example.com/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['smb://server/share', false],
    ['app://kaizup/', false],
    ['not a url', false],
    ['', false],
  ])('%s: opened %s', (url, opened) => {
    expect(mayOpen(url, practice)).toBe(opened);
  });

  test('to a loopback page is never opened while no practice network runs', () => {
    expect(mayOpen('http://127.0.0.1:4711/', null)).toBe(false);
  });
});

describe("a call to the operating system's side", () => {
  const own = { url: 'app://kaizup/index.html' };
  test('is taken from the top frame of the own page only', () => {
    expect(isOwnPage({ senderFrame: own, sender: { mainFrame: own } })).toBe(true);
    expect(isOwnPage({ senderFrame: null, sender: { mainFrame: own } })).toBe(false);
    expect(isOwnPage({ senderFrame: { url: own.url }, sender: { mainFrame: own } })).toBe(false);
    const foreign = { url: 'https://evil.example/' };
    expect(isOwnPage({ senderFrame: foreign, sender: { mainFrame: foreign } })).toBe(false);
    const lookAlike = { url: 'app://kaizup.evil.example/' };
    expect(isOwnPage({ senderFrame: lookAlike, sender: { mainFrame: lookAlike } })).toBe(false);
  });
});

test('the content security policy lets nothing in from outside and no string become code', () => {
  const policy: Record<string, readonly string[]> = Object.fromEntries(
    contentSecurityPolicy('n0nce')
      .split('; ')
      .map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1)]),
  );
  expect(policy['default-src']).toEqual(["'none'"]);
  expect(policy['script-src']).toEqual(["'self'"]);
  expect(policy['style-src']).toEqual(["'self'", "'nonce-n0nce'"]);
  expect(policy['require-trusted-types-for']).toEqual(["'script'"]);
  const sources = Object.values(policy).flat();
  expect(sources.filter((source) => /unsafe|https?:|\*/.test(source))).toEqual([]);
});
