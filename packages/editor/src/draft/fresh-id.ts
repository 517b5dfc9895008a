const MOST = 64;

/** A name for people that no other has: from words such as “Select Supplier” comes `select-supplier`, then `select-supplier-2`. */
export function freshId(words: string, taken: readonly string[]): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[^A-Za-z0-9_]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/ +/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, MOST - 8)
    .replace(/-+$/, '');
  const base = plain || 'step';
  if (!taken.includes(base)) return base;
  const stem = base.replace(/-\d+$/, '');
  let number = 2;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
