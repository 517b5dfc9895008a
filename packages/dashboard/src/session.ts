import type { Answer, Api, Failure, Present } from './api.ts';
import { parseRoute } from './route.ts';

/** Whether somebody is signed in, and if not, what to tell them. */
export type Session =
  | { state: 'checking' }
  /** Came by an invitation, and chooses a password. */
  | { state: 'invited'; token: string }
  | { state: 'signing-in' }
  | { state: 'signed-in'; present: Present }
  | { state: 'signed-out'; why: 'never' | 'ended' | 'left' }
  /** The identity provider, or the collector after it, did not let them in. */
  | { state: 'refused'; why: string }
  /** A sign-in link that does not work; `present` is who is signed in nevertheless. */
  | { state: 'link-used'; present?: Present }
  | { state: 'unreachable'; failure: Failure; token?: string };

/** The parts of `window` that hold the address. */
export interface Address {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  history: Pick<History, 'replaceState'>;
}

/**
 * Takes the one-time token out of the address, at once and without a trace in the history, so that it can neither be
 * read over a shoulder nor used again by going back.
 */
export function takeToken(address: Address): string | undefined {
  const route = parseRoute(address.location.hash);
  return route.page === 'sign-in' ? taken(address, route.token) : undefined;
}

function settled(answer: Answer<Present>): Session {
  if ('value' in answer) return { state: 'signed-in', present: answer.value };
  const { failure } = answer;
  return failure.kind === 'signed-out' ? { state: 'signed-out', why: 'never' } : { state: 'unreachable', failure };
}

/** Takes the token of an invitation out of the address. */
export function takeInvitation(address: Address): string | undefined {
  const route = parseRoute(address.location.hash);
  return route.page === 'invitation' ? taken(address, route.token) : undefined;
}

/** Why somebody who came back from the identity provider was not let in. */
export function takeRefusal(address: Address): string | undefined {
  const route = parseRoute(address.location.hash);
  return route.page === 'refused' ? taken(address, route.why) : undefined;
}

function taken({ location, history }: Address, what: string): string {
  history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  return what;
}

/** Who is signed in by the cookie that the browser has. */
export async function checkSession(api: Api): Promise<Session> {
  return settled(await api.session());
}

/** Redeems a sign-in link. While the collector is away the token is kept, since it has not been used. */
export async function redeem(api: Api, token: string): Promise<Session> {
  const answer = await api.signIn(token);
  if ('value' in answer) return { state: 'signed-in', present: answer.value };
  if (answer.failure.kind === 'away') return { state: 'unreachable', failure: answer.failure, token };
  const present = await api.session();
  return 'value' in present ? { state: 'link-used', present: present.value } : { state: 'link-used' };
}
