import { maskPath, maskText } from '../../core/mask.ts';

const LONGEST = 300;

/**
 * The message of an error without what it may quote of the page and its visitors: addresses lose query and hash, what
 * stands in quotation marks goes unless it is a name in the source, what follows a word such as "password" goes, and
 * so do words with digits in them.
 */
export const maskMessage = (message: string): string =>
  maskText(
    message
      .slice(0, 4 * LONGEST)
      .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
      .replace(/\b[a-z][a-z+.-]*:\/\/[^\s"'`)]+/gi, maskAddress)
      .replace(/(reading|setting|property|properties) '([\w$]{1,40})'/g, (all, _verb, name: string) =>
        /\d/.test(name) ? ':text' : all,
      )
      // From the first to the last: what is quoted may hold such marks itself.
      .replace(/".*"|`.*`|“.*”|«.*»|["`“«].*$/g, ':text')
      .replace(/(?<!(reading|setting|property|properties) )(?<![\p{L}\d])'[^']*('|$)/gu, ':text')
      .replace(
        /((?:pass|pwd|secret|token|key|pin|auth|bearer|cookie|session)\w*)(?!\W*:text)(\W+)(?!is |not |of |in |was )\S+/gi,
        '$1$2:text',
      )
      .replace(/[^\s:]*\d[^\s:]*/g, (word) => (/\p{L}/u.test(word) && !/^[:/]/.test(word) ? ':text' : word)),
  )
    .trim()
    .slice(0, LONGEST);

/** The path of an address. */
const maskAddress = (address: string): string =>
  maskPath(address.replace(/^[a-z+.-]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '')) || ':address';
