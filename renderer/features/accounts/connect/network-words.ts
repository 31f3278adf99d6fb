import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';

/** What an owner connects on each network. */
export const networkOffers = {
  facebook: msg`The Pages you manage`,
  instagram: msg`Professional accounts, through their Facebook Page`,
  linkedin: msg`Your profile and organisations you run`,
  tiktok: msg`Your creator account`,
  bluesky: msg`Your profile, on any server`,
  mastodon: msg`Your profile, on any server`,
} as const satisfies Record<NetworkId, MessageDescriptor>;

/** A set of permissions that an app may have been approved for; consent is all or nothing, so it has to be known before. */
export interface ScopePreset {
  /** As the engine knows it. */
  readonly id: string;
  readonly name: MessageDescriptor;
  readonly offers: MessageDescriptor;
  /** The guide's first step, for this set. */
  readonly firstStep: MessageDescriptor;
}

/** Servers to choose from, where a network has many: large ones that are open to everybody, and those of practice mode. */
export const serverSuggestions = {
  real: ['mastodon.social', 'mastodon.online', 'mstdn.social', 'piaille.fr'],
  practice: ['mastodon.social', 'atelier.example', 'vieux.example'],
} as const satisfies Record<AccountMode, readonly string[]>;

interface OwnAppGuide {
  /** Where the network's developers make an app. */
  readonly portal: string;
  readonly portalName: string;
  readonly steps: readonly MessageDescriptor[];
  readonly idName: MessageDescriptor;
  readonly secretName: MessageDescriptor;
  /** The sets to choose from, the one open to everyone first. */
  readonly presets?: readonly [ScopePreset, ...ScopePreset[]];
}

/** How to make a developer app on each network that needs one. */
export const ownAppGuides: Readonly<Partial<Record<NetworkId, OwnAppGuide>>> = {
  facebook: {
    portal: 'https://developers.facebook.com/apps/',
    portalName: 'Meta for Developers',
    steps: [
      msg`Create an app of the type "Business" and add Facebook Login for Business.`,
      msg`Under its settings, put the address below into "Valid OAuth Redirect URIs".`,
      msg`Under App settings, Basic, find the app's id and secret.`,
    ],
    idName: msg`App ID`,
    secretName: msg`App secret`,
  },
  linkedin: {
    portal: 'https://www.linkedin.com/developers/apps',
    portalName: 'LinkedIn Developers',
    presets: [
      {
        id: 'personal',
        name: msg`Share on LinkedIn`,
        offers: msg`Your own profile. Open to everyone, at once.`,
        firstStep: msg`Create an app and add the products "Share on LinkedIn" and "Sign In with LinkedIn using OpenID Connect".`,
      },
      {
        id: 'community',
        name: msg`Community Management`,
        offers: msg`Your profile and the organisations you run, with figures and comments. LinkedIn reviews each app first.`,
        firstStep: msg`Create an app for this alone and request the product "Community Management API". LinkedIn gives it to apps that hold no other product.`,
      },
    ],
    steps: [
      msg`Under Auth, put the address below into "Authorized redirect URLs for your app".`,
      msg`On the same page, find the client id and the primary client secret.`,
    ],
    idName: msg`Client ID`,
    secretName: msg`Primary Client Secret`,
  },
  tiktok: {
    portal: 'https://developers.tiktok.com/apps/',
    portalName: 'TikTok for Developers',
    presets: [
      {
        id: 'unreviewed',
        name: msg`Not reviewed by TikTok yet`,
        offers: msg`Videos that only you can see, on a private account, and drafts in your inbox. Every new app.`,
        firstStep: msg`Create an app for Desktop and add Login Kit and the Content Posting API with Direct Post.`,
      },
      {
        id: 'reviewed',
        name: msg`Reviewed by TikTok`,
        offers: msg`Videos for everyone your account may reach. TikTok reviews each app first.`,
        firstStep: msg`Open your app for Desktop, with Login Kit and the Content Posting API with Direct Post, whose review has passed.`,
      },
    ],
    steps: [
      msg`Under Login Kit, put the address below into the redirect addresses.`,
      msg`Under Scopes, add user.info.basic, user.info.profile, user.info.stats, video.list, video.publish and video.upload.`,
      msg`Under Credentials, find the client key and the client secret.`,
    ],
    idName: msg`Client key`,
    secretName: msg`Client secret`,
  },
};
