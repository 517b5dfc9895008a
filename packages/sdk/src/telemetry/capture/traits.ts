import type { TraitValue } from '@handrail/protocol';
import { toJson } from '../../core/json.ts';
import { createSaved } from '../../core/saved.ts';
import { isText } from '../../core/text.ts';
import type { CaptureOptions } from './capture.ts';

const LONGEST = 500;

const isPrint = (value: unknown): value is string => typeof value === 'string';

/** Sends the traits that the app declares when they have changed; of the others the developer is told once. */
export function createTraits({ record, visitor, platform, prefix, settings, log }: CaptureOptions): { look(): void } {
  const declared = settings.traits;
  const sent = createSaved(platform.local, `${prefix}traits`, isPrint);
  let isWarned = false;

  return {
    look() {
      const { taken, left } = sortTraits(visitor.traits(), declared);
      if (declared && left.length && !isWarned) {
        isWarned = true;
        log.warn(`traits that the app does not declare, or with another type, are not sent: ${left.join(', ')}`);
      }
      if (!declared || !Object.keys(taken).length) return;
      const print = printOf(toJson([visitor.visitorId(), taken]));
      if (print === sent.read()) return;
      sent.write(print);
      record({ name: 'visitor.identified', traits: taken });
    },
  };
}

/** Which traits are taken, in the order of their names, and the names of those that are left out. */
function sortTraits(
  traits: Readonly<Record<string, TraitValue>>,
  declared: Readonly<Record<string, string>> = {},
): { taken: Record<string, TraitValue>; left: string[] } {
  const taken: Record<string, TraitValue> = {};
  const left: string[] = [];
  for (const name of Object.keys(traits).sort()) {
    const value: unknown = traits[name];
    const isDeclared = Object.hasOwn(declared, name) && typeof value === declared[name];
    const fits = typeof value === 'boolean' || Number.isFinite(value) || value === '' || isText(value, LONGEST);
    if (isDeclared && fits)
      taken[name] = value as TraitValue; // a type that can be declared
    else left.push(name);
  }
  return { taken, left };
}

/** Knows a text again without keeping it: FNV-1a. */
function printOf(text: string): string {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return (hash >>> 0).toString(36);
}
