import type { ElementRecord, Feature } from '@handrail/protocol';

/** An id that reads like the name and is not taken: its letters and digits, and a few of chance. */
export function featureIdOf(name: string, chance: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain.slice(0, 48).replace(/-+$/, '') || 'feature'}-${chance}`;
}

/** The feature that clicks on an element are uses of. */
export const featureOf = (element: ElementRecord, name: string, chance: string): Feature => ({
  featureId: featureIdOf(name, chance),
  name,
  uses: [{ element }],
});
