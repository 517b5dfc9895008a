import type { Requester } from '@handrail/protocol';

/**
 * Where somebody can be written to: an address that a token of the host's server has named, or that their mail server has shown to
 * be theirs. One that was typed in may be anybody's.
 */
export const addressOf = ({ verified, reachable, email }: Requester): string | undefined =>
  verified || reachable === true ? email : undefined;
