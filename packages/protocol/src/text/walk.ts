/** Fields that hold what is compared with the page or sent along, in words of the host's own. */
const FOREIGN: ReadonlySet<string> = new Set([
  'target',
  'sameAs',
  'before',
  'inside',
  'props',
  'audience',
  'when',
  'trigger',
]);

/** One value within a guide; `path` is a JSON pointer. */
interface Place {
  value: unknown;
  name: string;
  path: string;
}

/** Every value of a guide that is ours to judge, from the outside in. */
export function* walk(value: unknown, path = ''): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value) as [string, unknown][]) {
    if (FOREIGN.has(name)) continue;
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    yield { value: one, name, path: at };
    yield* walk(one, at);
  }
}
