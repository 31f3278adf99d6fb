/** What the practice Graph remembers, a type a collection. Times are milliseconds since the epoch of the practice clock. */

export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** What the person lets the practice application do; ending it kills every token of its generation (§1.3). */
export interface GrantRecord {
  readonly id: string;
  readonly scopes: Readonly<Record<string, 'granted' | 'declined'>>;
  readonly pages: readonly string[];
  readonly generation: number;
  /** 190 subcode of tokens from earlier generations. */
  readonly endedBy: number;
  readonly consentedAt: number;
}

export interface TokenRecord {
  readonly hash: string;
  readonly type: 'USER' | 'PAGE';
  readonly userId: string;
  readonly pageId: string | null;
  readonly generation: number;
  readonly issuedAt: number;
  /** 0 = no expiry date. */
  readonly expiresAt: number;
  readonly long: boolean;
}

export interface PageRecord {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly category: { readonly id: string; readonly name: string };
  readonly about: string;
  readonly tasks: readonly string[];
  readonly followers: number;
  readonly colour: string;
  readonly instagramId: string | null;
  /** The business that it is reached through, or null. */
  readonly businessId: string | null;
  /** Whether the business looks after it for somebody else. */
  readonly ofClient: boolean;
}

export interface BusinessRecord {
  readonly id: string;
  readonly name: string;
}

export interface InstagramRecord {
  readonly id: string;
  readonly pageId: string;
  readonly username: string;
  readonly name: string;
  readonly biography: string;
  readonly followers: number;
  readonly follows: number;
  readonly colour: string;
}

/** Bytes as received, in the blob folder under `id`. */
export interface StoredFile {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: 'image' | 'video';
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  readonly framesPerSecond: number;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
}

export interface PhotoRecord {
  readonly id: string;
  readonly pageId: string;
  readonly file: StoredFile;
  readonly caption: string;
  readonly altText: string;
  /** For a post that is scheduled (§2). */
  readonly temporary: boolean;
  readonly createdAt: number;
  readonly usedBy: string | null;
}

/** How an upload's asynchronous work ends: known at once, visible when the clock reaches `readyAt`; null = never. */
export interface Processing {
  readonly readyAt: number | null;
  readonly error: { readonly subcode: number; readonly message: string } | null;
}

/** A video node: made by a reel, a story or the chunked edge, filled by an upload, published by `finish`. */
export interface VideoRecord {
  readonly id: string;
  readonly pageId: string;
  readonly use: 'reel' | 'story' | 'video';
  readonly sessionId: string | null;
  /** Size that the upload was announced with; null until known. */
  readonly announced: number | null;
  readonly startedAt: number;
  readonly file: StoredFile | null;
  readonly fault: { readonly code: number; readonly subcode?: number; readonly message: string } | null;
  readonly title: string;
  readonly description: string;
  readonly finishedAs: 'PUBLISHED' | 'DRAFT' | 'SCHEDULED' | null;
  readonly publishAt: number | null;
  readonly processing: Processing | null;
  readonly postId: string | null;
}

export interface PostRecord {
  readonly id: string;
  readonly pageId: string;
  readonly kind: 'text' | 'link' | 'image' | 'images' | 'video' | 'reel';
  readonly message: string;
  readonly link: string | null;
  readonly photos: readonly string[];
  readonly videoId: string | null;
  readonly createdAt: number;
  /** When the public sees it; null = never (its video is stuck or broken). */
  readonly publishAt: number | null;
}

export interface StoryRecord {
  readonly id: string;
  readonly pageId: string;
  readonly mediaId: string;
  readonly mediaType: 'photo' | 'video';
  readonly file: StoredFile;
  readonly publishAt: number | null;
}

export interface CommentRecord {
  readonly id: string;
  /** The post or medium that it stands under. */
  readonly parentId: string;
  /** The comment that it answers, or null. */
  readonly answers: string | null;
  readonly authorId: string;
  readonly authorName: string;
  readonly message: string;
  readonly createdAt: number;
}

/** What was done to a comment, whoever wrote it. */
export interface CommentMark {
  readonly id: string;
  readonly hidden: boolean;
  readonly deleted: boolean;
  /** Its words after an edit, or null. */
  readonly message: string | null;
}

/** A person marked on a picture, at a place from 0 to 1 in both directions where there is one. */
export interface UserTag {
  readonly username: string;
  readonly x: number | null;
  readonly y: number | null;
}

/** What a container says beside its file (§3.1). */
export interface ContainerOptions {
  readonly altText: string;
  readonly userTags: readonly UserTag[];
  readonly collaborators: readonly string[];
  /** Name of the place. */
  readonly location: string | null;
  readonly thumbOffsetMs: number;
  readonly shareToFeed: boolean;
}

export interface ContainerRecord {
  readonly id: string;
  readonly instagramId: string;
  readonly type: 'IMAGE' | 'REELS' | 'STORIES' | 'VIDEO' | 'CAROUSEL';
  readonly child: boolean;
  readonly caption: string;
  readonly options: ContainerOptions;
  readonly children: readonly string[];
  readonly file: StoredFile | null;
  readonly cover: StoredFile | null;
  readonly createdAt: number;
  /** Null while the bytes of a resumable upload are awaited. */
  readonly processing: Processing | null;
  readonly expired: boolean;
  readonly mediaId: string | null;
}

export interface InstagramMediaRecord {
  readonly id: string;
  readonly instagramId: string;
  readonly containerId: string;
  readonly product: 'FEED' | 'REELS' | 'STORY';
  readonly type: 'IMAGE' | 'VIDEO' | 'CAROUSEL_ALBUM';
  readonly caption: string;
  readonly options: ContainerOptions;
  /** Alternative texts, in the order of the files. */
  readonly altTexts: readonly string[];
  readonly cover: StoredFile | null;
  readonly commentsOpen: boolean;
  /** Looks at it that still find nothing (§6, 100/33). */
  readonly unreadable: number;
  readonly files: readonly StoredFile[];
  readonly childIds: readonly string[];
  readonly shortcode: string;
  readonly publishedAt: number;
}

export interface CodeRecord {
  readonly hash: string;
  readonly userId: string;
  readonly redirectUri: string;
  readonly issuedAt: number;
  readonly used: boolean;
}

/** A consent page that was shown and not yet answered. */
export interface DialogRecord {
  readonly hash: string;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly scopes: readonly string[];
  readonly shownAt: number;
}
