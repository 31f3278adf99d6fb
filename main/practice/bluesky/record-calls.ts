import { Hono } from 'hono';
import * as z from 'zod';
import { sendFile } from '../kit/page.ts';
import type { Blobs } from './blobs.ts';
import { invalidRequest, XrpcError } from './errors.ts';
import { findPerson } from './neighbours.ts';
import type { NetworkIndex } from './network-index.ts';
import { isOwner } from './owner.ts';
import { points, type Spend } from './rate-limits.ts';
import { postCollection, type Repository, type StoredRecord } from './repository.ts';
import { tidOf } from './tid.ts';
import { type RequireAccess, readInput } from './xrpc.ts';

const place = { repo: z.string(), collection: z.string(), rkey: z.string() };
const putInput = z.object({
  ...place,
  record: z.unknown(),
  swapRecord: z.string().nullable().optional(),
  validate: z.boolean().optional(),
});
const createInput = z.object({ ...place, rkey: z.string().optional(), record: z.unknown() });
const deleteInput = z.object({ ...place, swapRecord: z.string().optional() });

/** Records and blobs (contract §1, "Publish"). */
export function recordRoutes(
  repository: Repository,
  blobs: Blobs,
  spend: Spend,
  requireAccess: RequireAccess,
  index: NetworkIndex,
  now: () => number,
): Hono {
  const routes = new Hono();

  function requirePlace(repo: string, collection: string): void {
    if (!isOwner(repo)) throw invalidRequest(`Could not find repo: ${repo}`);
    if (collection !== postCollection) throw invalidRequest(`Lexicon not found: ${collection}`);
  }

  routes.post('/xrpc/com.atproto.repo.uploadBlob', async (context) => {
    requireAccess(context);
    const headers = spend('upload', 1);
    const type = context.req.header('content-type');
    if (type === undefined) throw invalidRequest('Request encoding (Content-Type) required but not provided');
    return context.json({ blob: await blobs.receive(context.req.raw.body, type) }, 200, headers);
  });

  routes.post('/xrpc/com.atproto.repo.putRecord', async (context) => {
    requireAccess(context);
    const { repo, collection, rkey, record, swapRecord } = await readInput(context, putInput);
    requirePlace(repo, collection);
    const headers = spend('write', points.put);
    const result = repository.put(rkey, record, swapRecord);
    return context.json(
      {
        uri: result.record.uri,
        cid: result.record.cid,
        ...(result.commit === null ? {} : { commit: result.commit }),
        validationStatus: 'valid',
      },
      200,
      headers,
    );
  });

  routes.post('/xrpc/com.atproto.repo.createRecord', async (context) => {
    requireAccess(context);
    const { repo, collection, rkey = tidOf(now(), 0), record } = await readInput(context, createInput);
    requirePlace(repo, collection);
    const headers = spend('write', points.create);
    // A key that is taken looks like an outage (contract §0.2).
    if (repository.get(rkey) !== undefined) {
      throw new XrpcError(500, 'InternalServerError', 'Internal Server Error');
    }
    const { record: made, commit } = repository.put(rkey, record, null);
    return context.json({ uri: made.uri, cid: made.cid, commit, validationStatus: 'valid' }, 200, headers);
  });

  routes.post('/xrpc/com.atproto.repo.deleteRecord', async (context) => {
    requireAccess(context);
    const { repo, collection, rkey, swapRecord } = await readInput(context, deleteInput);
    requirePlace(repo, collection);
    const headers = spend('write', points.delete);
    const present = repository.get(rkey);
    if (swapRecord !== undefined && present !== undefined && present.cid !== swapRecord) {
      throw new XrpcError(400, 'InvalidSwap', `Record was at ${present.cid}`);
    }
    const commit = repository.delete(rkey);
    return context.json(commit === null ? {} : { commit }, 200, headers);
  });

  const shown = ({ uri, cid, value }: Pick<StoredRecord, 'uri' | 'cid' | 'value'>) => ({ uri, cid, value });

  routes.get('/xrpc/com.atproto.repo.getRecord', (context) => {
    const { repo = '', collection = '', rkey = '' } = context.req.query();
    const person = findPerson(repo);
    if (person === undefined) throw invalidRequest(`Could not find repo: ${repo}`);
    const uri = `at://${person.did}/${collection}/${rkey}`;
    // Records that live on another server come by way of the index.
    const record = index.find(uri);
    if (record === undefined) {
      throw new XrpcError(400, 'RecordNotFound', `Could not locate record: ${uri}`);
    }
    return context.json(shown(record), 200, spend('all', 1));
  });

  routes.get('/xrpc/com.atproto.repo.listRecords', (context) => {
    const { repo = '', collection = '', limit = '50', cursor, reverse } = context.req.query();
    if (!isOwner(repo)) throw invalidRequest(`Could not find repo: ${repo}`);
    const size = Number(limit);
    if (!Number.isInteger(size) || size < 1 || size > 100)
      throw invalidRequest('Error: Params/limit must be 1 to 100');
    const oldestFirst = reverse === 'true';
    const all = collection === postCollection ? repository.list() : [];
    const ordered = oldestFirst ? all.toReversed() : all;
    const rest = ordered.filter(
      ({ rkey }) => cursor === undefined || (oldestFirst ? rkey > cursor : rkey < cursor),
    );
    const page = rest.slice(0, size);
    const end = page.at(-1)?.rkey;
    return context.json(
      { records: page.map(shown), ...(end === undefined ? {} : { cursor: end }) },
      200,
      spend('all', 1),
    );
  });

  routes.get('/xrpc/com.atproto.sync.getBlob', (context) => {
    const { did = '', cid = '' } = context.req.query();
    const blob = isOwner(did) ? blobs.get(cid) : undefined;
    if (blob === undefined || !blob.referenced) throw invalidRequest('Blob not found');
    return sendFile(context, blobs.path(cid), blob.mimeType);
  });

  return routes;
}
