/** A picture as iPhones make them: 96 x 64 pixels of one colour, encoded once by libheif's `heif-enc`, which no package brings. */
const still = Buffer.from(
  [
    'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAA',
    'AAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAAAAAAIAAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAwmlwcnAA',
    'AACkaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkA',
    'AAAwAAAwAeoDCBBZbqSSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAGAAAABAAAAAEHBpeGkAAAAAAwgICAAA',
    'ABZpcG1hAAAAAAAAAAEAAQOBAoMAAAAobWRhdAAAABwoAa8J4CE5dV//8xv//8yVch9XhB0HMPMupamA',
  ].join(''),
  'base64',
);

/** The picture as it is, or one that says of itself that it is this large. */
export function heicBytes(said?: { readonly width: number; readonly height: number }): Buffer {
  const bytes = Buffer.from(still);
  if (said === undefined) return bytes;
  // ImageSpatialExtentsProperty (ISO/IEC 23008-12, 6.5.3): version and flags, then width and height.
  const extents = bytes.indexOf('ispe', 0, 'latin1') + 8;
  bytes.writeUInt32BE(said.width, extents);
  bytes.writeUInt32BE(said.height, extents + 4);
  return bytes;
}
