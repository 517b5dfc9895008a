import { freshId } from './fresh-id.ts';

interface Option {
  optionId: string;
  label: string;
}

const MOST_OPTIONS = 20;
const MOST_LABEL = 200;

/**
 * Options out of lines, one on each. An option keeps its id, by which answers are counted, when its words stay, wherever
 * they go; else the one that stood in its place does, so that its words can be corrected.
 */
export function optionsFrom(text: string, before: readonly Option[]): Option[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim().slice(0, MOST_LABEL))
    .filter((line) => line !== '')
    .slice(0, MOST_OPTIONS);
  const taken = new Set<string>();
  const take = (option: Option | undefined): string | undefined => {
    if (option === undefined || taken.has(option.optionId)) return undefined;
    taken.add(option.optionId);
    return option.optionId;
  };
  const same = lines.map((line) => take(before.find(({ label, optionId }) => label === line && !taken.has(optionId))));
  return lines.map((label, index) => {
    const optionId =
      same[index] ?? take(before[index]) ?? freshId(label, [...taken, ...before.map((one) => one.optionId)]);
    taken.add(optionId);
    return { optionId, label };
  });
}
