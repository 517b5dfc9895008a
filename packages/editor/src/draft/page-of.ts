/** What stands for one thing out of many in a path: numbers, UUIDs, long tokens. */
const ONE_OF_MANY = /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27}|(?=[^/]*\d)(?=[^/]*[a-z])[\w-]{16,})$/i;
const MOST = 500;

/** The page of an address as a pattern that also holds for another record: `/orders/17` is `/orders/*`, `/app#/flow/3` is `/app#/flow/*`. */
export function pageOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { pathname, hash, protocol } = new URL(url);
  // A file on a disk lies elsewhere for everybody.
  const path = protocol === 'file:' ? `*/${pathname.split('/').at(-1) ?? ''}` : pathname;
  const route = /^#!?\//.test(hash) ? hash.replace(/\?.*$/, '') : '';
  const pattern = generalised(path) + generalised(route);
  return pattern.length > MOST ? undefined : pattern;
}

/** A `*` of the path's own would stand for anything, which then it does. */
const generalised = (path: string): string =>
  path
    .split('/')
    .map((part) => (ONE_OF_MANY.test(part) ? '*' : part))
    .join('/');

/** Where to take the visitor: within the same site, without what belongs to this visit alone. */
export function addressOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { pathname, search, hash, protocol } = new URL(url);
  const address = pathname + search + hash;
  return protocol === 'file:' || address.length > 2_000 ? undefined : address;
}
