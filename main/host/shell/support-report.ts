import { existsSync, readFileSync } from 'node:fs';
import { arch, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { EngineCondition } from '../../../shared/bridge.ts';
import type { SupportReport } from '../../../shared/model/support.ts';
import { redactEngineLog, redactHostLog } from '../../../shared/privacy/redact-log.ts';

export interface HostReportParts {
  readonly profile: string;
  readonly version: string;
  readonly condition: EngineCondition;
}

/** What the host can tell support, also while there is no engine; redacted in the same way as the engine's own report. Keeps D26. */
export function hostReport({ profile, version, condition }: HostReportParts): SupportReport {
  const read = (name: string): string => {
    const path = join(profile, 'logs', name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const { electron, chrome, node } = process.versions;
  const reason = condition.kind === 'blocked' ? ` ${condition.reason}` : '';
  return [
    { part: 'versions', text: `Kaizup ${version}\nElectron ${electron}, Chromium ${chrome}, Node ${node}` },
    {
      part: 'platform',
      text: `${platform()} ${release()} ${arch()}\nMemory: ${Math.round(totalmem() / 2 ** 30)} GiB`,
    },
    { part: 'state', text: `engine: ${condition.kind}${reason}` },
    { part: 'host-log', text: redactHostLog(read('host.log')) },
    { part: 'engine-log', text: redactEngineLog(read('engine.log')) },
  ];
}
