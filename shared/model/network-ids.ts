/** The networks that this version publishes to. Apart from their schema, which the page does without. */
export const networkIds = ['facebook', 'instagram', 'linkedin', 'tiktok', 'bluesky', 'mastodon'] as const;
