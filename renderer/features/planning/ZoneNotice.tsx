import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { engine, orpc } from '../../app/engine-client.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { localZone } from '../calendar/time/zone.ts';
import { usePostAction } from '../post/use-post-action.ts';
import { sameClocks, zoneCity } from './zone-names.ts';

/** The computer is in another time zone than the business: whose clock counts is the owner's to say, once for each place. */
export function ZoneNotice({ now }: { readonly now: number }) {
  const { data } = useQuery(orpc.planning.zone.queryOptions());
  const { run, running } = usePostAction();
  const here = localZone();
  if (data === undefined || data.keptAgainst === here || sameClocks(data.zone, here, now)) return null;
  const [mine, elsewhere] = [zoneCity(data.zone).city, zoneCity(here).city];
  return (
    <Banner
      tone="info"
      title={
        <Trans>
          This computer is on {elsewhere} time. Your posts go by {mine} time.
        </Trans>
      }
      action={
        <div className="flex flex-wrap justify-end gap-2">
          <Button
            variant="quiet"
            isPending={running === 'move'}
            onPress={() => void run('move', () => engine.planning.setZone({ zone: here }))}
          >
            <Trans>Use {elsewhere} time</Trans>
          </Button>
          <Button
            variant="secondary"
            isPending={running === 'keep'}
            onPress={() => void run('keep', () => engine.planning.keepZone({ machineZone: here }))}
          >
            <Trans>Keep {mine} time</Trans>
          </Button>
        </div>
      }
    >
      <Trans>What is planned stays at its time either way.</Trans>
    </Banner>
  );
}
