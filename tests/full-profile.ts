import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { defaultOptions } from '../shared/model/option-defaults.ts';
import type { EngineBench } from './engine-bench.ts';
import { pdfBytes } from './pdf.ts';

/** A word that is nowhere unless it was put there; each place gets its own. */
export const canary = (place: string): string => `canary-${place}`;

/** What a full profile is known by. */
export interface FullProfile {
  readonly bluesky: string;
  readonly mastodon: string;
  /** Published on both accounts, with a picture of its own. */
  readonly published: string;
  /** To go out tomorrow; shares a picture with the draft. */
  readonly scheduled: string;
  readonly draft: string;
  readonly ownAsset: string;
  readonly sharedAsset: string;
}

/** Fills a bench with something in every table, by the ways that an owner has; what only a network could bring is put into its table. */
export async function fillProfile(bench: EngineBench): Promise<FullProfile> {
  const { engine, page, clock, profile } = bench;
  await page.app.welcome({
    locale: 'en',
    adult: true,
    professional: true,
    consents: { preferences: true, analytics: false, marketing: true },
  });
  for (const firstName of ['Nobody', canary('first-name')]) {
    await page.owner.changeProfile({
      firstName,
      lastName: canary('last-name'),
      email: `${canary('mail')}@example.com`,
      company: canary('company'),
      position: canary('position'),
    });
  }
  const bluesky = await bench.connect();
  const mastodon = await bench.connect('mastodon');
  await page.accounts.saveOwnApp({
    network: 'facebook',
    clientId: canary('client-id'),
    clientSecret: canary('client-secret'),
  });
  engine.start();

  const own = await picture(bench, '#a63', canary('own-file'));
  const shared = await picture(bench, '#36a', canary('shared-file'));
  const document = join(profile, '..', `${randomUUID()}.pdf`);
  writeFileSync(document, await pdfBytes({ title: 'Menu' }));
  await page.media.importFile({ path: document, fileName: 'menu.pdf' });
  rmSync(document);

  const media = (assetId: string) => [{ assetId, alt: canary('alt') }];
  const variants = [bluesky, mastodon].map((accountId) => ({
    accountId,
    text: accountId === mastodon ? canary('variant') : null,
    media: null,
    tiktok: null,
    options: { ...defaultOptions, firstComment: accountId === bluesky ? canary('first-comment') : null },
  }));
  const published = randomUUID();
  engine.postDesk.create(published, { text: canary('published'), media: media(own), variants });
  await page.posts.publishNow({ postId: published });
  await bench.until(() => engine.publications.ofPost(published).every((row) => row.state === 'published'));
  const scheduled = randomUUID();
  const [first] = variants;
  if (first === undefined) throw new Error('No variant');
  engine.postDesk.create(scheduled, {
    text: canary('scheduled'),
    media: media(shared),
    variants: [{ ...first, text: null }],
  });
  await page.posts.schedule({
    postId: scheduled,
    at: { local: '2026-12-25T09:30', zone: 'Europe/Brussels' },
  });
  await page.planning.setSlots({ accountIds: [bluesky], slots: [{ weekday: 2, minutes: 570 }] });
  const repeated = randomUUID();
  engine.postDesk.create(repeated, {
    text: canary('repeated'),
    media: [],
    variants: [{ ...first, accountId: mastodon, text: null }],
  });
  await page.planning.createSeries({
    postId: repeated,
    start: { local: '2026-12-26T09:30', zone: 'Europe/Brussels' },
    recurrence: { every: { unit: 'year' }, interval: 1, end: { kind: 'never' } },
  });
  await page.templates.save({
    id: randomUUID(),
    name: canary('template-name'),
    draft: { text: canary('template'), media: media(shared), variants: [{ ...first, text: null }] },
  });
  const draft = randomUUID();
  engine.postDesk.create(draft, { text: `=${canary('draft')}`, media: media(shared), variants: [] });

  const password = canary('password plus words of my own');
  await page.owner.setPassword({ current: null, next: password });
  await page.owner.beginSecondFactor({ password });
  await page.owner
    .setPassword({ current: canary('wrong'), next: password })
    .then(Promise.reject, () => undefined);

  const { store } = engine;
  const at = clock.now();
  const publication = engine.publications.ofPost(published)[0];
  if (publication === undefined) throw new Error('Nothing was published');
  for (const [metric, value] of [
    ['likes', 12],
    ['reach', null],
  ] as const) {
    store.run(
      store.sql
        .insertInto('snapshot')
        .values({ publication_id: publication.id, metric, at, value })
        .onConflict((conflict) => conflict.doNothing()),
    );
  }
  store.run(
    store.sql
      .insertInto('account_snapshot')
      .values({ account_id: bluesky, metric: 'followers', period: 'now', at: at + 1, value: 1204 }),
  );
  store.run(
    store.sql
      .insertInto('demographic')
      .values({ account_id: bluesky, dimension: 'country', key: canary('country'), value: 7, at }),
  );
  const letter = { address: 'dpo@kaizup.eu', subject: canary('subject'), letter: canary('letter') };
  const request = await page.requests.keep({ id: null, right: 'access', recipient: 'kaizup', ...letter });
  await page.requests.sent({ id: request.id, on: '2026-11-24', zone: 'Europe/Brussels' });
  engine.answers.signals.keyBackendChanged({ before: 'gnome_libsecret', now: 'kwallet6' });
  const [signal] = (await page.breach.overview()).signals;
  await page.breach.open({ signalIds: signal === undefined ? [] : [signal.id], knownAt: clock.now() });
  store.run(
    store.sql.insertInto('rate_budget').values({
      network: 'bluesky',
      mode: 'real',
      account: 'owner',
      name: 'posts',
      used_share: 0.5,
      resets_at: null,
      noted_at: at,
    }),
  );
  store.run(
    store.sql.insertInto('outbound_request').values({
      at,
      network: 'bluesky',
      method: 'POST',
      host: 'bsky.social',
      path: `/${canary('path')}`,
      status: 200,
      outcome: 'sent',
      duration_ms: 4,
    }),
  );
  return { bluesky, mastodon, published, scheduled, draft, ownAsset: own, sharedAsset: shared };
}

/** Brings in a picture whose bytes, like those of a camera, say something of its owner. */
async function picture(bench: EngineBench, background: string, says: string): Promise<string> {
  const path = join(bench.profile, '..', `${randomUUID()}.jpg`);
  await sharp({ create: { width: 1200, height: 900, channels: 3, background } })
    .withExif({ IFD0: { ImageDescription: says } })
    .jpeg()
    .toFile(path);
  const { id } = await bench.page.media.importFile({ path, fileName: `${says}.jpg` });
  rmSync(path);
  return id;
}
