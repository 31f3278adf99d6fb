import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/** A file that came in a multipart form; its bytes are on disk. */
export interface MultipartFile {
  readonly name: string;
  readonly fileName: string;
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly digest: string;
}

/** A multipart form, fields in their order. */
export interface MultipartForm {
  readonly fields: readonly (readonly [string, string])[];
  readonly files: readonly MultipartFile[];
}

/** The longest text field, and the longest head of a part. */
const maxText = 1_000_000;

/**
 * Reads a multipart form piece by piece: a file goes to the path that `place` gives it and is never held whole in memory.
 * Undefined when the body is not the form that its type claims.
 */
export async function readMultipart(
  request: Request,
  place: (name: string) => string,
): Promise<MultipartForm | undefined> {
  const boundary = /boundary="?([^";]+)"?/.exec(request.headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined || request.body === null) return undefined;
  const reader = createReader(Buffer.from(`\r\n--${boundary}`), place);
  try {
    for await (const piece of request.body as ReadableStream<Uint8Array>) await reader.push(piece);
  } finally {
    await reader.close();
  }
  return reader.form();
}

interface Reader {
  push(piece: Uint8Array): Promise<void>;
  /** The form, when it came to its end. */
  form(): MultipartForm | undefined;
  close(): Promise<void>;
}

function createReader(delimiter: Buffer, place: (name: string) => string): Reader {
  const form = { fields: [] as (readonly [string, string])[], files: [] as MultipartFile[] };
  let state: 'before' | 'head' | 'body' | 'done' | 'broken' = 'before';
  let part: Part | undefined;
  // The first delimiter has no line before it.
  let held = Buffer.from('\r\n');

  /** Reads on as far as what is held reaches; false when more must come first. */
  async function advance(): Promise<boolean> {
    switch (state) {
      case 'done':
      case 'broken':
        held = Buffer.alloc(0);
        return false;
      case 'head':
        return readHead();
      case 'before':
      case 'body':
        return readUpToDelimiter();
    }
  }
  async function readHead(): Promise<boolean> {
    if (held.length < 2) return false;
    const end = held.indexOf('\r\n\r\n');
    if (held.subarray(0, 2).toString() === '--') state = 'done';
    else if (end === -1) {
      if (held.length <= maxText) return false;
      state = 'broken';
    } else {
      part = await openPart(held.subarray(0, end).toString(), place);
      held = held.subarray(end + 4);
      state = 'body';
    }
    return true;
  }
  async function readUpToDelimiter(): Promise<boolean> {
    const at = held.indexOf(delimiter);
    // What could be the beginning of a delimiter waits for the next piece.
    const ready = at === -1 ? Math.max(0, held.length - delimiter.length) : at;
    await part?.take(held.subarray(0, ready));
    held = held.subarray(at === -1 ? ready : at + delimiter.length);
    if (at === -1) return false;
    await part?.close(form);
    part = undefined;
    state = 'head';
    return true;
  }

  return {
    async push(piece) {
      held = Buffer.concat([held, piece]);
      while (await advance());
    },
    form: () => (state === 'done' ? form : undefined),
    close: async () => part?.abandon(),
  };
}

interface Part {
  take(bytes: Buffer): Promise<void>;
  close(form: { fields: (readonly [string, string])[]; files: MultipartFile[] }): Promise<void>;
  abandon(): Promise<void>;
}

async function openPart(head: string, place: (name: string) => string): Promise<Part> {
  const name = /\bname="([^"]*)"/.exec(head)?.[1] ?? '';
  const fileName = /\bfilename="([^"]*)"/.exec(head)?.[1];
  const hash = createHash('sha256');
  const path = fileName === undefined ? null : place(name);
  let file: FileHandle | null = path === null ? null : await open(path, 'w', 0o600);
  let bytes = 0;
  const text: Buffer[] = [];
  const part: Part = {
    async take(content) {
      bytes += content.length;
      if (file === null) {
        if (bytes <= maxText) text.push(Buffer.from(content));
        return;
      }
      hash.update(content);
      await file.writeFile(content);
    },
    async close(form) {
      if (path === null || fileName === undefined) {
        form.fields.push([name, Buffer.concat(text).toString()]);
        return;
      }
      await part.abandon();
      form.files.push({ name, fileName, path, bytes, digest: hash.digest('hex') });
    },
    async abandon() {
      await file?.close();
      file = null;
    },
  };
  return part;
}
