/** Whether an address may leave the app: https, mailto, or a page of the running practice networks. */
export function mayOpen(url: string, practiceOrigin: string | null): boolean {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  if (parsed.username !== '' || parsed.password !== '') return false;
  if (parsed.protocol === 'https:' || parsed.protocol === 'mailto:') return true;
  return practiceOrigin !== null && parsed.origin === practiceOrigin && parsed.protocol === 'http:';
}
