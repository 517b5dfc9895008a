// A language that nobody speaks: every word becomes another, always the same one; some keep their stem, as Export and Exportieren do.
import { chance, hash, pick } from './chance.mjs';

const SYLLABLES =
  'ka lo mi ten ver sich ung aus por que ment ción ade bel tro zu nach ein der els ira ota pri stu gla fen dor wim har kel nis'.split(
    ' ',
  );
const ENDINGS = ['ieren', 'er', 'en', 'ar', 'o', 'e', 'a', 'ung', 'ación', 's', ''];

function word(from, salt, cognates) {
  const random = chance(hash(from.toLowerCase() + salt));
  if (random() < cognates) return from.slice(0, Math.ceil(from.length * 0.8)) + pick(random, ENDINGS);
  let made = '';
  for (let left = Math.max(1, Math.round(from.length / 2.6)); left > 0; left--) made += pick(random, SYLLABLES);
  return /^[A-Z]/.test(from) ? made[0].toUpperCase() + made.slice(1) : made;
}

export const translated = (text, salt, cognates = 0) =>
  text.replace(/\p{L}{2,}/gu, (from) => word(from, salt, cognates));
