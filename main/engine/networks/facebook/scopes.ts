/** Permissions that are asked for (contract §1.4); a person may untick any of them. */
export const scopes = [
  'pages_show_list',
  'pages_manage_posts',
  'pages_read_engagement',
  // Counts of comments and reactions are refused without it (contract §2).
  'pages_read_user_content',
  'pages_manage_engagement',
  'read_insights',
  'business_management',
  'instagram_basic',
  'instagram_content_publish',
  'instagram_manage_comments',
  'instagram_manage_insights',
  // Deleting is a permission of its own (contract §3.4).
  'instagram_manage_contents',
] as const;
export type Scope = (typeof scopes)[number];

/** Without all of these a Page cannot be published to, nor looked at afterwards. */
const forPages: readonly Scope[] = ['pages_show_list', 'pages_manage_posts', 'pages_read_engagement'];

/** The same for an Instagram account behind a Page. */
const forInstagram: readonly Scope[] = [
  'instagram_basic',
  'instagram_content_publish',
  'pages_read_engagement',
];

/** Whether the granted permissions are enough to publish. */
export function canPublish(to: 'page' | 'instagram', granted: readonly string[]): boolean {
  return (to === 'page' ? forPages : forInstagram).every((scope) => granted.includes(scope));
}
