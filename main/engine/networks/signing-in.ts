import type { Failure } from '../../../shared/model/failure.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { ClientIdentity, GrantTokens, Line, Progress } from './network.ts';

/** Sign-in in the system browser with a loopback redirect. */
export interface BrowserSignIn {
  readonly kind: 'browser';
  /** `any-port`: the network takes any loopback port; `registered-port`: the address must be registered to the digit. */
  readonly redirect: 'any-port' | 'registered-port';
  /** Host part of the redirect address as the network wants it. */
  readonly redirectHost: '127.0.0.1' | 'localhost';
  /** Path of the redirect address, with the slashes that the network's registration keeps. */
  readonly redirectPath: string;
  /** Where the network has many servers: the one to suggest; the owner is asked for theirs. */
  readonly defaultService?: string;
  /**
   * Makes the application known to a server, where every server keeps its own list (Mastodon). The identity is stored for that
   * server and used for all its sign-ins. Absent: the vendor's or the owner's own application serves.
   */
  register?(
    line: Omit<Line, 'client'>,
    request: { readonly service: string; readonly redirectUri: string },
  ): Promise<Outcome<ClientIdentity, Failure>>;
  /** The identity that serves everywhere, where no server keeps a list of applications (Bluesky). */
  readonly client?: ClientIdentity;
  /**
   * Finds a person's server and the network's id of them by what they are called there. `lineTo` gives a line that also reaches
   * the server named (`https://host`). The service found is such a name.
   */
  locate?(
    lineTo: (service: string | null) => Promise<Line>,
    who: string,
  ): Promise<Outcome<{ readonly service: string; readonly subject: string }, Failure>>;
  /** Whether a server still knows the identity that it gave: some forget those that nobody used for a while. */
  isRegistered?(line: Line, service: string): Promise<Outcome<boolean, Failure>>;
  /** Where to send the browser. */
  authorize(line: Line, request: AuthorizationRequest): Promise<Outcome<Authorization, Failure>>;
  /** Whether a redirect comes from the server that was asked (RFC 9207). Absent: the network does not say. */
  isAnswerOf?(params: URLSearchParams, memo: Progress): boolean;
  /** Whether the `error` parameter of a redirect means that the person said no. */
  isDenial(error: string, params: URLSearchParams): boolean;
  exchangeCode(line: Line, request: CodeExchange): Promise<Outcome<GrantTokens, Failure>>;
}

/** What a sign-in sends the browser with. */
export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly state: string;
  readonly codeVerifier: string;
  /** The person's server, where the network has many, else null. */
  readonly service: string | null;
  /** Who signs in (a handle), where the network finds the server by it; else null. */
  readonly loginHint: string | null;
  /** The network's id of that person, where it is known; a sign-in of anybody else is given back. */
  readonly expected: string | null;
}

/** The page to show, and what the exchange of its code will need; kept in memory until then. */
export interface Authorization {
  readonly url: string;
  readonly memo: Progress;
}

/** A code and what it came with. */
export interface CodeExchange {
  readonly code: string;
  readonly redirectUri: string;
  readonly codeVerifier: string;
  readonly service: string | null;
  readonly memo: Progress;
  /** All parameters of the redirect, for networks that name themselves there (`iss`, RFC 9207). */
  readonly params: URLSearchParams;
}

/** Sign-in with an app password, where the network offers that instead of a browser. */
export interface PasswordSignIn {
  readonly kind: 'app-password';
  /** Whether `password` has the shape of an app password: a main password is refused before it is sent. */
  isAppPassword(password: string): boolean;
  signIn(
    line: Line,
    request: { readonly service: string; readonly identifier: string; readonly password: string },
  ): Promise<Outcome<GrantTokens, Failure>>;
}

/** Accounts that come with another network's sign-in. */
export interface SignInThrough {
  readonly kind: 'through';
  readonly network: NetworkId;
}
