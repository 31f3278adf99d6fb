/** What these tests use of the vendors' own clients. */

type Fields = Readonly<Record<string, unknown>>;

/** A node of the Graph as Meta's client holds it. */
export interface GraphNode {
  readonly id: string;
  readonly _data: Fields;
}

export interface PageNode extends GraphNode {
  get(fields: readonly string[]): Promise<GraphNode>;
  createFeed(fields: readonly string[], params: Fields): Promise<GraphNode>;
  getPublishedPosts(fields: readonly string[], params?: Fields): Promise<GraphNode[] & Cursor>;
  getScheduledPosts(fields: readonly string[], params?: Fields): Promise<GraphNode[]>;
  getInsights(fields: readonly string[], params: Fields): Promise<GraphNode[]>;
}

export interface Cursor {
  hasNext(): boolean;
  next(): Promise<GraphNode[]>;
}

export interface PostNode extends GraphNode {
  get(fields: readonly string[]): Promise<GraphNode>;
  update(fields: readonly string[], params: Fields): Promise<GraphNode>;
  delete(fields: readonly string[]): Promise<unknown>;
  getComments(fields: readonly string[]): Promise<GraphNode[]>;
  createComment(fields: readonly string[], params: Fields): Promise<GraphNode>;
}

export interface ProfessionalNode extends GraphNode {
  get(fields: readonly string[]): Promise<GraphNode>;
  createMedia(fields: readonly string[], params: Fields): Promise<GraphNode>;
  createMediaPublish(fields: readonly string[], params: Fields): Promise<GraphNode>;
  getMedia(fields: readonly string[]): Promise<GraphNode[]>;
}

export interface MetaClient {
  page(id: string): PageNode;
  pagePost(id: string): PostNode;
  professional(id: string): ProfessionalNode;
}
export function metaClient(graph: string, accessToken: string): MetaClient;

interface RestliCall {
  readonly resourcePath: string;
  readonly pathKeys?: Fields;
  readonly accessToken: string;
  readonly versionString?: string;
}

export interface LinkedInClient {
  get(call: RestliCall): Promise<{ readonly data: Fields }>;
  finder(
    call: RestliCall & { readonly finderName: string; readonly queryParams: Fields },
  ): Promise<{ readonly data: { readonly elements: readonly Fields[] } }>;
  create(call: RestliCall & { readonly entity: Fields }): Promise<{ readonly createdEntityId: string }>;
  action(call: RestliCall & { readonly actionName: string; readonly data: Fields }): Promise<{
    readonly data: { readonly value: Fields };
  }>;
  partialUpdate(call: RestliCall & { readonly patchSetObject: Fields }): Promise<{ readonly status: number }>;
  delete(call: RestliCall): Promise<{ readonly status: number }>;
}
export function linkedinClient(api: string): LinkedInClient;

interface PostRef {
  readonly uri: string;
  readonly cid: string;
}

export interface BlueskyClient {
  readonly session: { readonly did: string; readonly handle: string } | undefined;
  login(who: { readonly identifier: string; readonly password: string }): Promise<unknown>;
  logout(): Promise<void>;
  post(record: Fields): Promise<PostRef>;
  deletePost(uri: string): Promise<void>;
  uploadBlob(
    bytes: Uint8Array,
    as: { readonly encoding: string },
  ): Promise<{ readonly data: { readonly blob: { readonly size: number; readonly mimeType: string } } }>;
  getPosts(params: { readonly uris: readonly string[] }): Promise<{
    readonly data: { readonly posts: readonly { readonly uri: string; readonly record: Fields }[] };
  }>;
  getPostThread(params: { readonly uri: string }): Promise<{ readonly data: { readonly thread: Fields } }>;
  getProfile(params: { readonly actor: string }): Promise<{ readonly data: Fields }>;
}
export function blueskyClient(service: string): BlueskyClient;
