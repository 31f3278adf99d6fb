import { type Call, has } from './call.ts';
import { graphError, type GraphError, noPermission, notVisible } from './graph-error.ts';
import type { InstagramRecord, PageRecord } from './model.ts';

/** The Page with this id if the call's token may see it: ticked in the dialog, and the token's own when it is a Page token. */
export function visiblePage(call: Call, id: string): PageRecord | undefined {
  const page = call.world.pages.get(id);
  if (page === undefined || !call.grant.pages.includes(id)) return undefined;
  if (call.token.pageId !== null && call.token.pageId !== id) return undefined;
  return page;
}

/** The Page a write is for, or why this token may not write there (§2: Page token, task and permissions). */
export function pageToPublish(call: Call, id: string): PageRecord | GraphError {
  const page = visiblePage(call, id);
  if (page === undefined) return notVisible(call.method, id);
  if (call.token.type !== 'PAGE' || !has(call, 'pages_manage_posts') || !has(call, 'pages_read_engagement')) {
    return noPermission(
      'If posting to a page, requires both pages_read_engagement and pages_manage_posts as an admin with sufficient administrative permission',
    );
  }
  if (!page.tasks.includes('CREATE_CONTENT'))
    return noPermission('The person has no role that may create content for the Page');
  return page;
}

/** The Page whose posts a call reads. */
export function pageToRead(call: Call, id: string): PageRecord | GraphError {
  const page = visiblePage(call, id);
  if (page === undefined) return notVisible(call.method, id);
  if (!has(call, 'pages_read_engagement')) {
    return graphError(10, "This endpoint requires the 'pages_read_engagement' permission");
  }
  return page;
}

/** The Instagram account a call is for: through its Page, with the permission the edge asks for (§1.4). */
export function instagramFor(call: Call, id: string, scope: string): InstagramRecord | GraphError {
  const instagram = call.world.instagrams.get(id);
  if (instagram === undefined || visiblePage(call, instagram.pageId) === undefined)
    return notVisible(call.method, id);
  const missing = ['instagram_basic', scope].find((wanted) => !has(call, wanted));
  if (missing !== undefined) {
    return graphError(10, `Application does not have permission for this action: ${missing}`);
  }
  return instagram;
}

/** Scripted exhaustion of a limit for content with this text; the code is the fault's value or the usual one (§7). */
export function limitReached(call: Call, text: string, usualCode: number): GraphError | undefined {
  const fault = call.world.setting.faults.takeForContent(['rate-limited'], text);
  if (fault === undefined) return undefined;
  const code = fault.value ?? usualCode;
  call.usage.exhaust(call.token, 5, code);
  return throttled(code);
}

/** A limit's refusal. */
export const throttled = (code: number): GraphError =>
  graphError(code, 'There have been too many calls. Wait a bit and try again.');
