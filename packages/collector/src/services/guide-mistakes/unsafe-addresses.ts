import { isSafeUrl } from '@handrail/protocol/links';
import type { Issue } from '@handrail/protocol/schema';
import { walk } from '@handrail/protocol/text';

/** Links, pages to open, pictures, films and captions of a guide or an article that lead where none may. */
export function findUnsafeAddresses(guide: object): Issue[] {
  return [...walk(guide)].flatMap(({ value, name, path }) => {
    if (typeof value !== 'string') return [];
    if (name === 'href' || name === 'url') {
      return isSafeUrl(value) ? [] : [{ path, message: 'must be http, https, mailto, tel or relative to the page' }];
    }
    if (name === 'src' || name === 'poster' || name === 'captions') {
      return isFetchable(value) ? [] : [{ path, message: 'must be http, https or relative to the page' }];
    }
    return [];
  });
}

const isFetchable = (address: string): boolean => isSafeUrl(address) && !/^\s*(?:mailto|tel):/i.test(address);
