import { digestOf } from '../../../main/practice/kit/secrets.ts';
import type { World } from '../../../main/practice/kit/world.ts';

/** Where a sign-in page sends the browser back to. */
export interface WayBack {
  readonly redirectUri: string;
  readonly state: string;
}

/** Reads it from the page's address, or from what the practice Bluesky was told beforehand. */
export function wayBackOf(url: string, world: World): WayBack {
  const { searchParams } = new URL(url);
  const pushed = searchParams.get('request_uri');
  if (pushed !== null) {
    const requests = world.collection<WayBack>('bluesky.oauth-requests');
    const { redirectUri = '', state = '' } = requests.get(digestOf(pushed)) ?? {};
    return { redirectUri, state };
  }
  return { redirectUri: searchParams.get('redirect_uri') ?? '', state: searchParams.get('state') ?? '' };
}

/** What a person does on a consent page: which button they press, and which boxes they untick before. */
export interface ConsentChoice {
  /** Value of the button. */
  readonly press: string;
  /** Values of ticked boxes that are unticked. */
  readonly untick?: readonly string[];
}

/** Goes through a network's sign-in pages as a browser without scripts, until it is sent to `redirectUri`. */
export async function walkConsent(
  url: string,
  redirectUri: string,
  choice: ConsentChoice,
): Promise<URLSearchParams> {
  const cookies = new Map<string, string>();
  let next: { url: string; form?: URLSearchParams } = { url };
  for (let step = 0; step < 10; step += 1) {
    const response = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.form === undefined ? {} : { method: 'POST', body: next.form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      if (location.startsWith(redirectUri)) return new URL(location).searchParams;
      next = { url: new URL(location, next.url).href };
      continue;
    }
    const page = await response.text();
    if (!response.ok) throw new Error(`${next.url} answered ${response.status}: ${page.slice(0, 2000)}`);
    next = submit(next.url, page, choice);
  }
  throw new Error('The consent pages do not end');
}

function submit(
  url: string,
  page: string,
  { press, untick = [] }: ConsentChoice,
): { url: string; form: URLSearchParams } {
  const [, attributes, content] = /<form\b([^>]*)>([\s\S]*?)<\/form>/.exec(page) ?? [];
  if (attributes === undefined || content === undefined)
    throw new Error(`No form on the page: ${page.slice(0, 2000)}`);
  const form = new URLSearchParams();
  for (const [, input = ''] of content.matchAll(/<input\b([^>]*)>/g)) {
    const name = attribute(input, 'name');
    const value = attribute(input, 'value') ?? 'on';
    const isBox = ['checkbox', 'radio'].includes(attribute(input, 'type') ?? '');
    if (name === undefined || (isBox && (!/\schecked\b/.test(input) || untick.includes(value)))) continue;
    form.append(name, value);
  }
  const pressed = [...content.matchAll(/<button\b([^>]*)>/g)]
    .map(([, button = '']) => ({ name: attribute(button, 'name'), value: attribute(button, 'value') }))
    .find(({ value }) => value === press);
  if (pressed?.name === undefined) throw new Error(`No button "${press}" on the page: ${content}`);
  form.append(pressed.name, press);
  return { url: new URL(attribute(attributes, 'action') ?? url, url).href, form };
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
