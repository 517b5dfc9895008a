import type { Act } from '../wire.ts';
import { clipped } from './fields.ts';

type Doing = 'click' | 'open' | 'tick' | 'choose' | 'type' | 'press';

/** What a visitor is asked to do, with the name of the thing in the quotation marks of the language. */
const SENTENCES: Readonly<Record<string, Record<Doing | 'here', (name: string) => string>>> = {
  en: {
    click: (name) => `Click “${name}”`,
    open: (name) => `Open “${name}”`,
    tick: (name) => `Tick “${name}”`,
    choose: (name) => `Select “${name}”`,
    type: (name) => `Type in “${name}”`,
    press: (name) => `Choose “${name}”`,
    here: () => 'Click here',
  },
  de: {
    click: (name) => `Klicken Sie auf „${name}“`,
    open: (name) => `Öffnen Sie „${name}“`,
    tick: (name) => `Kreuzen Sie „${name}“ an`,
    choose: (name) => `Wählen Sie „${name}“ aus`,
    type: (name) => `Füllen Sie „${name}“ aus`,
    press: (name) => `Wählen Sie „${name}“`,
    here: () => 'Klicken Sie hier',
  },
  fr: {
    click: (name) => `Cliquez sur « ${name} »`,
    open: (name) => `Ouvrez « ${name} »`,
    tick: (name) => `Cochez « ${name} »`,
    choose: (name) => `Sélectionnez « ${name} »`,
    type: (name) => `Remplissez « ${name} »`,
    press: (name) => `Choisissez « ${name} »`,
    here: () => 'Cliquez ici',
  },
};
const MOST_NAME = 80;

/** A proposed title for a step, in the visitor's words: what they see on the thing, and what they do with it. */
export function sentenceOf({ act, role, name }: Pick<Act, 'act' | 'role' | 'name'>, locale: string): string {
  const words = SENTENCES[locale.slice(0, 2).toLowerCase()] ?? SENTENCES['en'];
  const one = name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s:*]+$/, '');
  const short = one.length > MOST_NAME ? `${clipped(one, MOST_NAME - 1)}…` : one;
  const say = words?.[short === '' ? 'here' : doingOf(act, role)];
  return say?.(short) ?? short;
}

function doingOf(act: Act['act'], role: string): Doing {
  if (role === 'checkbox' || role === 'switch') return 'tick';
  if (act === 'type' || act === 'choose') return act;
  if (role === 'link' || role === 'tab') return 'open';
  return role === 'option' || role === 'radio' || role.startsWith('menuitem') ? 'press' : 'click';
}
