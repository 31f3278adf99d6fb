import { type Desktop, startDesktop } from '../e2e/desktop.ts';
import { openPageLine } from './page-line.ts';

/** A profile with a practice account and `posts` posts scheduled over the months around today. */
export async function seedProfile(
  posts: number,
): Promise<{ readonly desktop: Desktop; readonly profile: string }> {
  const desktop = await startDesktop();
  const page = await desktop.window();
  await page.waitForFunction(() =>
    (window as unknown as { kaizup: { engineCondition(): Promise<{ kind: string }> } }).kaizup
      .engineCondition()
      .then(({ kind }) => kind === 'running'),
  );
  const line = await openPageLine(page);
  await line.call('app/welcome', {
    locale: 'en',
    adult: true,
    professional: true,
    consents: { preferences: false, analytics: false, marketing: false },
  });
  const { url } = await line.call<{ url: string }>('accounts/practicePasswordPage', { network: 'bluesky' });
  const password = await practicePassword(url);
  const status = await line.call<{ accountIds: string[] }>('accounts/signInWithPassword', {
    network: 'bluesky',
    mode: 'practice',
    service: 'https://bsky.social',
    identifier: 'maison-levain.bsky.social',
    password,
  });
  const [accountId] = status.accountIds;
  await page.evaluate(
    async ([account, count]) => {
      const { lineCall } = window as unknown as { lineCall(path: string, input: unknown): Promise<unknown> };
      const start = new Date();
      for (let from = 0; from < count; from += 250) {
        const batch = Array.from({ length: Math.min(250, count - from) }, async (_, offset) => {
          const index = from + offset;
          const id = crypto.randomUUID();
          const day = new Date(
            start.getFullYear(),
            start.getMonth(),
            start.getDate() + 1 + (index % 360),
            7 + (index % 12),
            30,
          );
          const pad = (value: number): string => String(value).padStart(2, '0');
          const local = `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}T${pad(day.getHours())}:30`;
          await lineCall('posts/create', {
            id,
            draft: {
              text: `Fresh from the oven, number ${index}`,
              media: [],
              variants: [{ accountId: account, text: null, media: null, tiktok: null }],
            },
          });
          await lineCall('posts/schedule', { postId: id, at: { local, zone: 'Europe/Brussels' } });
        });
        await Promise.all(batch);
      }
    },
    [accountId, posts] as const,
  );
  return { desktop, profile: desktop.profile };
}

/** The practice page shows a new app password once, after a button; a person reads it there. */
async function practicePassword(url: string): Promise<string> {
  const html = await (await fetch(url, { method: 'POST' })).text();
  const found = /\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b/.exec(html);
  if (found === null) throw new Error('The practice page shows no app password');
  return found[0];
}
