import type { Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/** Calls back when the page's content security policy keeps us from connecting to an address that begins so. */
export function onForbidden(address: string | undefined, handler: () => void): Stop {
  const isOurs = (uri: string): boolean => address !== undefined && uri.startsWith(address);
  return listen<SecurityPolicyViolationEvent>(
    document,
    'securitypolicyviolation',
    ({ effectiveDirective, disposition, blockedURI }) => {
      if (effectiveDirective === 'connect-src' && disposition === 'enforce' && isOurs(blockedURI)) handler();
    },
    true,
  );
}
