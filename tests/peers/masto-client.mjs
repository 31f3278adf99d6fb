// Types in masto-client.d.mts: the library itself is installed in this folder only when the peers are tested.
export { createOAuthAPIClient, createRestAPIClient } from 'masto';
