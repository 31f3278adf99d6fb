import type { MetaWorld } from '../meta-world.ts';
import type { ContainerRecord } from '../model.ts';

export type ContainerStatus = 'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED' | 'ERROR' | 'EXPIRED';

/** A container lives a day (§3.2). */
const lifeMs = 86_400_000;

/** Where a container stands on the practice clock (§3.2). */
export function containerStatus(world: MetaWorld, container: ContainerRecord): ContainerStatus {
  if (container.mediaId !== null) return 'PUBLISHED';
  const now = world.now();
  if (now - container.createdAt >= lifeMs) return 'EXPIRED';
  const { processing } = container;
  if (processing === null || processing.readyAt === null || now < processing.readyAt) return 'IN_PROGRESS';
  if (container.expired) return 'EXPIRED';
  return processing.error === null ? 'FINISHED' : 'ERROR';
}

/** The `status` text; an error carries its sub-code (§3.2). */
export function statusText(status: ContainerStatus, container: ContainerRecord): string {
  switch (status) {
    case 'IN_PROGRESS':
      return 'In Progress: Media is still being processed.';
    case 'FINISHED':
      return 'Finished: Media has been uploaded and it is ready to be published.';
    case 'PUBLISHED':
      return 'Published: Media has been published.';
    case 'EXPIRED':
      return 'Expired: Media has been expired after 24 hours.';
    case 'ERROR':
      return `Error: Media upload has failed with error code ${container.processing?.error?.subcode ?? 2207053}`;
  }
}
