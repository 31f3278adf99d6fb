/** The practice owner's repository. */
export const owner = {
  did: 'did:plc:maisonlevainghent4practic',
  handle: 'maison-levain.bsky.social',
  displayName: 'Maison Levain',
  email: 'camille@maison-levain.example',
  description: 'Sourdough and more, from Ghent',
  followers: 640,
} as const;

/** Whether `identifier` names the owner: handle, DID or e-mail address. */
export function isOwner(identifier: string): boolean {
  const given = identifier.toLowerCase();
  return [owner.handle, owner.did, owner.email].some((name) => name === given);
}
