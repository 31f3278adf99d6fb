import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { NetworkId } from '../../../../shared/model/network.ts';

/** What an owner connects on each network. */
export const networkOffers = {
  facebook: msg`The Pages you manage`,
  instagram: msg`Professional accounts, through their Facebook Page`,
  linkedin: msg`Your profile and organisations you run`,
  tiktok: msg`Your creator account`,
  bluesky: msg`Your profile, by app password`,
} as const satisfies Record<NetworkId, MessageDescriptor>;

interface OwnAppGuide {
  /** Where the network's developers make an app. */
  readonly portal: string;
  readonly portalName: string;
  readonly steps: readonly MessageDescriptor[];
  readonly idName: MessageDescriptor;
  readonly secretName: MessageDescriptor;
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
    steps: [
      msg`Create an app and add the products "Share on LinkedIn" and "Sign In with LinkedIn using OpenID Connect".`,
      msg`Under Auth, put the address below into "Authorized redirect URLs for your app".`,
      msg`On the same page, find the client id and the primary client secret.`,
    ],
    idName: msg`Client ID`,
    secretName: msg`Primary Client Secret`,
  },
  tiktok: {
    portal: 'https://developers.tiktok.com/apps/',
    portalName: 'TikTok for Developers',
    steps: [
      msg`Create an app for Desktop and add Login Kit and the Content Posting API with Direct Post.`,
      msg`Under Login Kit, put the address below into the redirect addresses.`,
      msg`Under Credentials, find the client key and the client secret.`,
    ],
    idName: msg`Client key`,
    secretName: msg`Client secret`,
  },
};
