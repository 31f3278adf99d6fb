import { randomUUID } from 'node:crypto';
import type { FilePart, MultipartField } from './network-calls.ts';
import { readPart } from './read-part.ts';

/** A form as it goes over the line: its files are read as they are sent, and its length is known before. */
export interface Multipart {
  readonly body: AsyncIterable<Buffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Writes a form with files (RFC 7578). */
export function encodeMultipart(fields: readonly MultipartField[]): Multipart {
  const boundary = `kaizup-${randomUUID()}`;
  const pieces = fields.flatMap((field): (Buffer | FilePart)[] =>
    'value' in field
      ? [Buffer.from(`${headOf(boundary, field)}${lineBreaks(field.value)}\r\n`)]
      : [Buffer.from(headOf(boundary, field)), field.file, Buffer.from('\r\n')],
  );
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  const length = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  return {
    body: bytesOf(pieces),
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(length),
    },
  };
}

async function* bytesOf(pieces: readonly (Buffer | FilePart)[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    if (Buffer.isBuffer(piece)) yield piece;
    else yield* readPart(piece);
  }
}

const lengthOf = (piece: Buffer | FilePart): number =>
  Buffer.isBuffer(piece) ? piece.length : Math.max(0, piece.end - piece.start);

function headOf(boundary: string, field: MultipartField): string {
  const name = `Content-Disposition: form-data; name="${quoted(field.name)}"`;
  const rest =
    'value' in field ? '' : `; filename="${quoted(field.fileName)}"\r\nContent-Type: ${field.mime}`;
  return `--${boundary}\r\n${name}${rest}\r\n\r\n`;
}

/** What would end a quoted name is written as browsers write it (HTML, "multipart form data"). */
const quoted = (name: string): string => lineBreaks(name).replaceAll('\r\n', '%0D%0A').replaceAll('"', '%22');

const lineBreaks = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n');
