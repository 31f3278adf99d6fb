/** Whether a published text is the one that was sent; networks compose letters, unify line ends and trim. */
export function sameText(published: string, sent: string): boolean {
  return normalise(published) === normalise(sent);
}

function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .trim();
}
