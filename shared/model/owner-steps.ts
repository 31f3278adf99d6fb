import type { PublicationState } from './publication.ts';

/** The rows of a publication's life that its owner sets going: where a button stands, and where it leads. */
export const ownerSteps = [
  { from: 'preparing', on: 'owner-stops', to: 'held' },
  { from: 'held', on: 'owner-asks', to: 'scheduled' },
  { from: 'needs-owner', on: 'owner-asks', to: 'scheduled' },
  { from: 'needs-owner', on: 'owner-gives-up', to: 'cancelled' },
  { from: 'failed', on: 'owner-asks', to: 'scheduled' },
  { from: 'missed', on: 'owner-asks', to: 'scheduled' },
] as const satisfies readonly {
  readonly from: PublicationState;
  readonly on: string;
  readonly to: PublicationState;
}[];

/** What an owner can do to a publication: send it again, stop it, give it up. */
export type OwnerCause = (typeof ownerSteps)[number]['on'];

/** Whether the owner can do `cause` to a publication in `state`. */
export function ownerMay(state: PublicationState, cause: OwnerCause): boolean {
  return ownerSteps.some(({ from, on }) => from === state && on === cause);
}
