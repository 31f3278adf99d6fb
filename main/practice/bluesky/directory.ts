import { Hono } from 'hono';
import { findPerson } from './neighbours.ts';

/** The directory of identities: who is called what, and which server holds their data. */
export function directoryRoutes(dataBase: string): Hono {
  const routes = new Hono();
  routes.get('/:did', (context) => {
    const did = context.req.param('did');
    const person = findPerson(did);
    if (person === undefined || person.did !== did) {
      return context.json({ message: `DID not registered: ${did}` }, 404);
    }
    return context.json(
      {
        '@context': ['https://www.w3.org/ns/did/v1'],
        id: did,
        alsoKnownAs: [`at://${person.handle}`],
        verificationMethod: [],
        service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: dataBase }],
      },
      200,
      { 'content-type': 'application/did+ld+json' },
    );
  });
  return routes;
}
