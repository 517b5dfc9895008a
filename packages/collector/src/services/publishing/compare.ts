import type { Guide, GuideChange } from '@handrail/protocol';
import { linesOf } from '@handrail/protocol/advice';
import { canonical } from './draft-state.ts';

type Fields = Readonly<Record<string, unknown>>;
interface Entry {
  id: string;
  title: string;
  fields: Fields;
}

/** Where entries stand in guides, and by what they are known. */
const ENTRIES = { steps: 'stepId', items: 'itemId', questions: 'questionId' } as const;
const MAX_WORDS = 500;

/**
 * What is different between two contents of a guide: fields of the guide, then steps, items or questions that were added,
 * removed, moved or changed, in the order of the later one, with those that are gone at the end.
 */
export function compareGuides(before: Guide, after: Guide): GuideChange[] {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const oldById = new Map(old.map((entry) => [entry.id, entry]));
  const ids = new Set(now.map(({ id }) => id));
  const common = old.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  const stays = inOrder(now.flatMap(({ id }) => (oldById.has(id) ? [common.indexOf(id)] : []))).map((at) => common[at]);
  const changes: GuideChange[] = fieldChanges(without(before), without(after), null);
  for (const [index, entry] of now.entries()) {
    const was = oldById.get(entry.id);
    const place = { id: entry.id, title: entry.title, number: index + 1 };
    if (was === undefined)
      changes.push({ what: 'added', entry: place, field: null, before: null, after: wordsOf(entry) });
    else {
      const number = old.indexOf(was) + 1;
      if (!stays.includes(entry.id)) {
        changes.push({ what: 'moved', entry: place, field: null, before: String(number), after: String(index + 1) });
      }
      changes.push(...fieldChanges(was.fields, entry.fields, place));
    }
  }
  for (const [index, entry] of old.entries()) {
    if (ids.has(entry.id)) continue;
    const place = { id: entry.id, title: entry.title, number: index + 1 };
    changes.push({ what: 'removed', entry: place, field: null, before: wordsOf(entry), after: null });
  }
  return changes;
}

function entriesOf(guide: Guide): Entry[] {
  const fields: Fields = { ...guide };
  return Object.entries(ENTRIES).flatMap(([list, id]) => {
    const entries = fields[list];
    // By the schemas of guides, these lists hold objects with an id.
    return Array.isArray(entries) ? entries.map((one: Fields) => entryOf(one, String(one[id]))) : [];
  });
}

const entryOf = (fields: Fields, id: string): Entry => ({
  id,
  title: typeof fields['title'] === 'string' ? fields['title'] : id,
  fields,
});

/** The fields of the guide itself; of translations, each language is one. */
function without(guide: Guide): Fields {
  const { translations = {}, ...fields } = guide;
  const languages = Object.entries(translations).map(([locale, texts]) => [`translations/${locale}`, texts]);
  const own = Object.entries(fields).filter(([name]) => !Object.hasOwn(ENTRIES, name) && name !== 'translatedFrom');
  return Object.fromEntries([...own, ...languages]) as Fields; // names and values
}

function fieldChanges(before: Fields, after: Fields, entry: GuideChange['entry']): GuideChange[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return names
    .filter((name) => canonical(before[name] ?? null) !== canonical(after[name] ?? null))
    .map((field) => ({ what: 'changed', entry, field, before: say(before[field]), after: say(after[field]) }));
}

const wordsOf = ({ fields }: Entry): string | null => say(fields['blocks']) ?? say(fields['title']);

/** A value as people read it: words as they stand, a target by its name, the rest as it is written. */
function say(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value.slice(0, MAX_WORDS);
  if (Array.isArray(value) && value.length > 0 && value.every((one) => hasText(one, 'type'))) {
    // A list of things with a type that linesOf does not know says nothing, and is written as it is.
    const lines = linesOf(value as Parameters<typeof linesOf>[0]).filter((line) => line !== undefined);
    if (lines.length > 0) return lines.join('\n').slice(0, MAX_WORDS);
  }
  if (hasText(value, 'label') && 'tag' in value) return `“${value.label}” (${String(value.tag)})`;
  return canonical(value).slice(0, MAX_WORDS);
}

function hasText<K extends string>(value: unknown, name: K): value is Record<K, string> {
  // Just found to be an object.
  return typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[name] === 'string';
}

/** The longest run of numbers that rise: what is not in it was moved. */
function inOrder(numbers: readonly number[]): number[] {
  const runs: number[][] = [];
  for (const [index, number] of numbers.entries()) {
    const before = runs.slice(0, index).filter((run) => (run.at(-1) ?? -1) < number);
    const longest = before.reduce<number[]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, number]);
  }
  return runs.reduce<number[]>((best, run) => (run.length > best.length ? run : best), []);
}
