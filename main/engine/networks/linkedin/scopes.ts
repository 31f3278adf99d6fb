/**
 * Permissions by the products that a developer application holds. Consent is all or nothing, and one permission that the
 * application's products do not include fails the whole sign-in: so they are asked for as a set (contract L2).
 */
export const scopePresets = {
  /** Sign In with LinkedIn and Share on LinkedIn: open to everyone. */
  personal: ['openid', 'profile', 'email', 'w_member_social'],
  /** With the Community Management API: organisations and figures. */
  community: [
    'openid',
    'profile',
    'email',
    'w_member_social',
    'w_organization_social',
    'r_organization_social',
    'rw_organization_admin',
    'r_member_postAnalytics',
  ],
} as const satisfies Readonly<Record<'personal' | 'community', readonly string[]>>;

export const memberPosting = 'w_member_social';
export const organizationPosting = 'w_organization_social';
export const organizationAdmin = 'rw_organization_admin';
