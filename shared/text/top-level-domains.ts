/**
 * Endings of names that are surely domains, beside those of two letters (IANA root zone). Not all of them: an address with another
 * ending is only counted with more care.
 */
const endings =
  'academy africa agency app art asia associates auto bar barcelona bayern beauty beer berlin bike bio biz blog boutique brussels ' +
  'builders business bzh cab cafe camp capital car cards care careers cars casa cat catering center charity chat church city ' +
  'click clinic clothing cloud club coffee college com community company computer construction consulting contact cooking coop ' +
  'corsica courses cymru dance date deals delivery dental design dev digital direct directory diy dog domains earth eco edu ' +
  'education email energy engineering equipment estate events exchange expert farm fashion fish fit fitness flights florist ' +
  'flowers foundation frl fun fund furniture gallery game games garden gent gift gifts global gmbh golf gov green group guide ' +
  'guru hamburg haus health help holiday homes horse hospital hotel house how icu immo info ink institute int international ' +
  'irish istanbul jetzt jobs koeln kitchen land lat lawyer legal life limited link live loans london love ltd madrid management ' +
  'market marketing mba media memorial menu mil mobi moda money museum music name net network news ngo nrw nyc one ong online ' +
  'org page paris partners parts party pet photo photography photos pics pizza plumbing plus press pro productions properties ' +
  'pub quebec recipes rent rentals repair report rest restaurant reviews rocks ruhr run saarland sale salon sarl school science ' +
  'scot security services shoes shop show singles site ski soccer social software solar solutions space sport store stream ' +
  'studio style supply support surf swiss systems tattoo tax taxi team tech tel tennis theater tienda tips tirol today tools ' +
  'tours town toys trade training travel university vacations vegas versicherung vet video villas vin vip vision vlaanderen ' +
  'vote voyage wales watch web webcam website wedding wien wiki win wine work works world wtf xyz yoga zone';

const known: ReadonlySet<string> = new Set(endings.split(' '));

/** Whether the last part of a name is surely that of a domain. */
export function isTopLevelDomain(ending: string): boolean {
  const lower = ending.toLowerCase();
  return /^[a-z]{2}$/.test(lower) || known.has(lower);
}
