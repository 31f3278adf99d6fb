/** A post as the network names it. */
const named = /urn:li:(?:share|ugcPost|activity):\d+/;

/** How the address of a post's own page ends: `/posts/somebody_words-activity-7123-aBcD`. */
const inSlug = /\/posts\/[^/?#]*-(share|ugcPost|activity)-(\d+)(?:[-/?#]|$)/;

/** The URN of a post from what an owner pastes: the URN, `/feed/update/urn:li:…`, or the address of the post's page (contract L5). */
export function postUrnIn(pasted: string): string | undefined {
  const text = decoded(pasted.trim());
  const urn = named.exec(text)?.[0];
  if (urn !== undefined) return urn;
  const [, kind, id] = inSlug.exec(text) ?? [];
  return kind === undefined || id === undefined ? undefined : `urn:li:${kind}:${id}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // A lone percent sign: what was pasted is read as it stands.
    if (error instanceof URIError) return text;
    throw error;
  }
}
