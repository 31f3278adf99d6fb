import { writeFileSync } from 'node:fs';
import type { Context } from 'hono';
import { Hono } from 'hono';
import type { ApplicationDesk, Scope } from './application.ts';
import type { Asset, AssetKind, Assets, VideoPart } from './assets.ts';
import type { Gate } from './call.ts';
import { badRequest, notFound, type RestError, refuse } from './errors.ts';
import { mayPostAs, member } from './members.ts';
import { isUrn, urnInPath } from './restli.ts';

const hour = 3_600_000;
const day = 24 * hour;
const videoBytes = { min: 75_000, max: 500_000_000 };

/** Scopes that let a caller look at an image; Share on LinkedIn alone does not (contract L6). */
const organizationScopes: readonly Scope[] = [
  'rw_organization_admin',
  'r_organization_social',
  'w_organization_social',
];

const forbidden = (kind: AssetKind): RestError => ({
  status: 403,
  code: 'ACCESS_DENIED',
  message: `Accessing this ${kind} resource is forbidden`,
});

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

async function readBody(context: Context): Promise<Readonly<Record<string, unknown>>> {
  try {
    return record(await context.req.json());
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Rest resources that register, finish and show uploads (contract L6–L8). */
export function mediaRoutes(gate: Gate, desk: ApplicationDesk, assets: Assets, uploadBase: string): Hono {
  const routes = new Hono();
  const posting: readonly Scope[] = ['w_member_social', 'w_organization_social'];

  function readOwner(
    request: Readonly<Record<string, unknown>>,
    scopes: ReadonlySet<string>,
    kind: AssetKind,
  ): string | RestError {
    const owner = request['owner'];
    if (owner === undefined) return badRequest('MISSING_FIELD', 'initializeUploadRequest/owner is required');
    if (!isUrn(owner, ['person', 'organization']))
      return badRequest('INVALID_URN_TYPE', 'owner is not a URN of an author');
    const scope: Scope = owner === member.urn ? 'w_member_social' : 'w_organization_social';
    return mayPostAs(owner) && scopes.has(scope) ? owner : forbidden(kind);
  }

  for (const kind of ['image', 'document'] as const) {
    routes.post(`/rest/${kind}s`, async (context) => {
      if (context.req.query('action') !== 'initializeUpload')
        return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'Unknown action'));
      const caller = gate.admit(context, {
        resource: `partnerApi${kind}s.ACTION-initializeUpload`,
        anyOf: posting,
      });
      if (caller instanceof Response) return caller;
      const owner = readOwner(
        record((await readBody(context))['initializeUploadRequest']),
        caller.scopes,
        kind,
      );
      if (typeof owner !== 'string') return refuse(owner);
      const { asset, uploadSecret } = assets.create(kind, owner, hour, []);
      return context.json({
        value: {
          uploadUrlExpiresAt: asset.uploadExpiresAt,
          uploadUrl: `${uploadBase}/dms-uploads/${uploadSecret}`,
          [kind]: asset.urn,
        },
      });
    });
  }

  routes.post('/rest/videos', async (context) => {
    const action = context.req.query('action');
    const caller = gate.admit(context, {
      resource: `partnerApiVideos.ACTION-${action ?? ''}`,
      anyOf: posting,
    });
    if (caller instanceof Response) return caller;
    const body = await readBody(context);
    if (action === 'initializeUpload')
      return initialize(context, record(body['initializeUploadRequest']), caller.scopes);
    if (action === 'finalizeUpload') return finalize(context, record(body['finalizeUploadRequest']));
    return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'Unknown action'));
  });

  function initialize(
    context: Context,
    request: Readonly<Record<string, unknown>>,
    scopes: ReadonlySet<string>,
  ): Response {
    const owner = readOwner(request, scopes, 'video');
    if (typeof owner !== 'string') return refuse(owner);
    const size = request['fileSizeBytes'];
    if (size === undefined) return refuse(badRequest('MISSING_FIELD', 'fileSizeBytes is required'));
    if (
      typeof size !== 'number' ||
      !Number.isSafeInteger(size) ||
      size < videoBytes.min ||
      size > videoBytes.max
    ) {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'fileSizeBytes must be from 75 KB to 500 MB'));
    }
    const parts: VideoPart[] = [];
    const { videoPartBytes } = desk.current();
    for (let firstByte = 0; firstByte < size; firstByte += videoPartBytes) {
      parts.push({ firstByte, lastByte: Math.min(firstByte + videoPartBytes, size) - 1, etag: null });
    }
    const { asset, uploadSecret } = assets.create('video', owner, 30 * day, parts);
    writeFileSync(assets.path(asset), '', { mode: 0o600 });
    const address = `${uploadBase}/dms-uploads/v/${uploadSecret}`;
    return context.json({
      value: {
        uploadUrlsExpireAt: asset.uploadExpiresAt,
        video: asset.urn,
        uploadToken: '',
        uploadInstructions: parts.map(({ firstByte, lastByte }, index) => ({
          uploadUrl: `${address}/p${index + 1}`,
          firstByte,
          lastByte,
        })),
        ...(request['uploadCaptions'] === true ? { captionsUploadUrl: `${address}/captions` } : {}),
        ...(request['uploadThumbnail'] === true ? { thumbnailUploadUrl: `${address}/thumbnail` } : {}),
      },
    });
  }

  async function finalize(context: Context, request: Readonly<Record<string, unknown>>): Promise<Response> {
    const { video, uploadToken, uploadedPartIds } = request;
    if (video === undefined || uploadToken === undefined || uploadedPartIds === undefined) {
      return refuse(badRequest('MISSING_FIELD', 'video, uploadToken and uploadedPartIds are required'));
    }
    if (!isUrn(video, ['video'])) return refuse(badRequest('INVALID_URN_TYPE', 'video is not a video URN'));
    const asset = assets.get(video);
    if (asset === undefined) return refuse(badRequest('INVALID_VIDEO_ID', 'No such video'));
    const expected = asset.parts.map((part) => part.etag);
    const given = Array.isArray(uploadedPartIds) ? uploadedPartIds : [];
    if (
      expected.length !== given.length ||
      expected.some((etag, index) => etag === null || etag !== given[index])
    ) {
      return refuse(badRequest('UPDATING_ASSET_FAILED', 'The uploaded parts do not make up the file'));
    }
    // Repeating the call is safe (contract L12): the second time there is nothing left to do.
    if (asset.result === null) await assets.complete(asset);
    return context.body(null, 200);
  }

  for (const kind of ['image', 'document', 'video'] as const) {
    routes.get(`/rest/${kind}s/:urn`, (context) => {
      const caller = gate.admit(context, { resource: `partnerApi${kind}s.GET`, anyOf: posting });
      if (caller instanceof Response) return caller;
      const urn = urnInPath(context.req.url);
      if (typeof urn !== 'string') return refuse(urn);
      const asset = assets.get(urn);
      if (asset === undefined || asset.kind !== kind) return refuse(notFound);
      const sees = kind !== 'image' || organizationScopes.some((scope) => caller.scopes.has(scope));
      return sees ? context.json(describe(asset)) : refuse(forbidden(kind));
    });
  }

  function describe(asset: Asset): Readonly<Record<string, unknown>> {
    const status = assets.status(asset);
    const { result } = asset;
    const available = status === 'AVAILABLE' && result !== null;
    return {
      id: asset.urn,
      owner: asset.owner,
      status,
      ...(available
        ? {
            downloadUrl: `${uploadBase}/practice/media/${encodeURIComponent(asset.urn)}`,
            downloadUrlExpiresAt: result.receivedAt + 30 * day,
          }
        : {}),
      ...(available && asset.kind === 'video'
        ? { duration: result.durationMs, aspectRatioWidth: result.width, aspectRatioHeight: result.height }
        : {}),
      ...(status === 'PROCESSING_FAILED' && asset.kind === 'video'
        ? { processingFailureReason: result?.reason }
        : {}),
    };
  }
  return routes;
}
