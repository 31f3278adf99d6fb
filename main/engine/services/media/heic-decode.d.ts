declare module 'heic-decode' {
  /** A picture of an HEIC file, not decoded yet. */
  export interface HeicImage {
    readonly width: number;
    readonly height: number;
    decode(): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }>;
  }
  const heicDecode: {
    /** The pictures of a file; `dispose` gives their memory back. */
    all(input: { readonly buffer: Uint8Array }): Promise<readonly HeicImage[] & { dispose(): void }>;
  };
  export default heicDecode;
}
