// A Bluesky personal data server with its own identity directory, both real, both on loopback, both forgotten at the end.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secp256k1Keypair } from '@atproto/crypto';
import { PDS } from '@atproto/pds';

// This package is CommonJS and its exports are not seen by an import.
const plc = createRequire(import.meta.url)('@did-plc/server');

/** The servers want to know their port before they listen. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const folder = await mkdtemp(join(tmpdir(), 'kaizup-pds-'));
const [directoryPort, port] = [await freePort(), await freePort()];
const directory = plc.PlcServer.create({ db: plc.Database.mock(), port: directoryPort });
await directory.start();

const rotationKey = await Secp256k1Keypair.create({ exportable: true });
const pds = await PDS.fromEnv({
  devMode: true,
  port,
  hostname: 'localhost',
  dataDirectory: folder,
  blobstoreDiskLocation: join(folder, 'blobs'),
  blobUploadLimit: 10_000_000,
  didPlcUrl: `http://127.0.0.1:${directoryPort}`,
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  // No index stands behind this server: calls that need one are answered with 502.
  bskyAppViewUrl: 'http://127.0.0.1:9',
  bskyAppViewDid: 'did:example:invalid',
  disableSsrfProtection: true,
  adminPassword: randomBytes(16).toString('hex'),
  jwtSecret: randomBytes(16).toString('hex'),
  dpopSecret: randomBytes(32).toString('hex'),
  plcRotationKeyK256PrivateKeyHex: Buffer.from(await rotationKey.export()).toString('hex'),
});
await pds.start();
process.send?.({ port, directoryPort });

async function stop() {
  await pds.destroy();
  await directory.destroy();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}
process.once('SIGTERM', stop);
// The test that started this process is gone.
process.once('disconnect', stop);
