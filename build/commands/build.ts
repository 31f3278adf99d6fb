import { buildZones } from '../bundles/build-zones.ts';

const built = await buildZones();
console.log(built.length === 0 ? 'Nothing changed since the last build.' : `Built: ${built.join(', ')}`);
