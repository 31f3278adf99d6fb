import type { ClientIdentity } from '../network.ts';

/**
 * Permissions by the products that a developer application holds. Consent is all or nothing, and one permission that the
 * application's products do not include fails the whole sign-in: so they are asked for as a set (contract L2).
 */
export const scopePresets = {
  /** Sign In with LinkedIn and Share on LinkedIn: open to everyone. */
  personal: ['openid', 'profile', 'email', 'w_member_social'],
  /** The Community Management API, which an application holds alone: organisations, comments and figures. */
  community: [
    'r_basicprofile',
    'w_member_social',
    'w_organization_social',
    'r_organization_social',
    'rw_organization_admin',
    'r_member_postAnalytics',
    'r_member_profileAnalytics',
    'w_member_social_feed',
    'w_organization_social_feed',
    'r_organization_social_feed',
  ],
} as const satisfies Readonly<Record<'personal' | 'community', readonly string[]>>;

export const openId = 'openid';
export const memberPosting = 'w_member_social';
export const organizationPosting = 'w_organization_social';
export const organizationAdmin = 'rw_organization_admin';

/** What an application asks for. */
export function scopesOf({ scopePreset }: ClientIdentity): readonly string[] {
  return scopePresets[scopePreset === 'community' ? 'community' : 'personal'];
}

/** What an application asks for and a grant does not hold. */
export function missingScopes(client: ClientIdentity, granted: readonly string[]): readonly string[] {
  return scopesOf(client).filter((scope) => !granted.includes(scope));
}
