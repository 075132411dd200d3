/**
 * Client: what another program uses.
 */
export { Client, type ClientOptions, type Delta } from './client';
export { ClientError, type Delivery } from './outbound';
export { FileStore } from './file-store';
export type { PeerRequest, PeerResponse } from './inbound';
export type { Stock } from './stock';
export { decodeCode, sign } from './signed-http';
export type { ClientState, MasterConnection, StateStore } from './state';
