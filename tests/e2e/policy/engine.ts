import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { runAsNodeChild } from '../../../main/engine/start/node-child.ts';
import { policyVersion } from '../../../shared/model/policy.ts';

/** The engine as it ships, with the policy's versions from the file beside it. */
const versions = z.tuple([policyVersion], policyVersion);
const file = join(import.meta.dirname, 'policy-versions.json');
runAsNodeChild({ policyVersions: versions.parse(JSON.parse(readFileSync(file, 'utf8'))) });
