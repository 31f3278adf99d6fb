import { countText, utf8Length } from '../../../../shared/text/count.ts';
import { findEntities } from '../../../../shared/text/find-entities.ts';

/** What a stretch of text does; the network links nothing by itself (contract §1, "Facets"). */
export type FacetFeature =
  | { readonly $type: 'app.bsky.richtext.facet#link'; readonly uri: string }
  | { readonly $type: 'app.bsky.richtext.facet#tag'; readonly tag: string }
  | { readonly $type: 'app.bsky.richtext.facet#mention'; readonly did: string };

/** Offsets are in bytes of UTF-8, the end exclusive. */
export interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number };
  readonly features: readonly FacetFeature[];
}

const maxTagGraphemes = 64;
const maxTagBytes = 640;

/** Handles that a text mentions, lower-case, each once; a word without a dot is no handle. */
export function mentionedHandles(text: string): readonly string[] {
  const handles = findEntities(text)
    .filter((entity) => entity.kind === 'mention')
    .map((entity) => entity.value.toLowerCase())
    .filter(isHandle);
  return [...new Set(handles)];
}

/** Facets of a text. A mention whose handle is not in `dids` stays plain text, and so does a tag that is too long. */
export function facetsOf(text: string, dids: ReadonlyMap<string, string>): readonly Facet[] {
  return findEntities(text).flatMap((entity) => {
    const feature = featureOf(entity.kind, entity.value, dids);
    if (feature === undefined) return [];
    const byteStart = utf8Length(text.slice(0, entity.start));
    const byteEnd = byteStart + utf8Length(text.slice(entity.start, entity.end));
    return [{ index: { byteStart, byteEnd }, features: [feature] }];
  });
}

function featureOf(
  kind: 'link' | 'hashtag' | 'mention',
  value: string,
  dids: ReadonlyMap<string, string>,
): FacetFeature | undefined {
  switch (kind) {
    case 'link':
      return { $type: 'app.bsky.richtext.facet#link', uri: value };
    case 'hashtag':
      return countText(value, 'graphemes') > maxTagGraphemes || utf8Length(value) > maxTagBytes
        ? undefined
        : { $type: 'app.bsky.richtext.facet#tag', tag: value };
    case 'mention': {
      const did = dids.get(value.toLowerCase());
      return did === undefined ? undefined : { $type: 'app.bsky.richtext.facet#mention', did };
    }
  }
}

/** A domain name in ASCII, as handles are. */
function isHandle(value: string): boolean {
  return (
    value.length <= 253 &&
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(value)
  );
}
