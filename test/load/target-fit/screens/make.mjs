// Draws every screen with every pair of kits and writes the pages into .data/screens; the same pages in every run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chance, pick } from '../chance.mjs';
import * as bootstrap from './bootstrap.mjs';
import * as chakra from './chakra.mjs';
import * as mantine from './mantine.mjs';
import * as mui from './mui.mjs';
import * as prime from './prime.mjs';
import { evolve, model } from './model.mjs';
import { Fragment, h, load } from './parts.mjs';
import { SUBJECTS } from './subjects.mjs';

const { renderToStaticMarkup } = load('react-dom/server');
const KITS = { ...mui, ...mantine, ...chakra, ...bootstrap, ...prime };
const PAIRS = [
  ['mui4', 'mui5'],
  ['mui5', 'mui7'],
  ['mui4', 'mui7'],
  ['mantine5', 'mantine7'],
  ['chakra2', 'chakra2'],
  ['rb1', 'rb2'],
  ['rsuite4', 'rsuite5'],
  ['semantic2', 'semantic2'],
  ['prime8', 'prime10'],
  ['mui5', 'chakra2'],
  ['rb1', 'mui5'],
  ['mantine7', 'rsuite5'],
  ['semantic2', 'prime10'],
  ['chakra2', 'rb2'],
  ['prime8', 'mantine7'],
  ['rsuite5', 'mui7'],
  ['mui5', 'mui5'],
  ['rb2', 'semantic2'],
  ['mantine7', 'mantine7'],
  ['rsuite5', 'rsuite5'],
];
const SYLLABLES =
  'ka lo mi ten ver sich ung aus por que ment ción ade bel tro zu nach ein der els ira ota pri stu gla fen'.split(' ');

/** Every word becomes another, always the same one within a pair. */
const foreign = (number) => (word) => {
  let sum = 0;
  for (const letter of word.toLowerCase()) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  const random = chance(sum + number);
  let made = '';
  for (let left = Math.max(1, Math.round(word.length / 2.6)); left > 0; left--) made += pick(random, SYLLABLES);
  return /^[A-Z]/.test(word) ? made[0].toUpperCase() + made.slice(1) : made;
};

function screen(kit, m) {
  const k = kit;
  const top = h('div', null, k.Search(m.global), k.Btn({ key: 'user', text: 'AK' }));
  const main = h(
    Fragment,
    null,
    h(
      'div',
      null,
      h('h2', null, m.title),
      h(
        'div',
        null,
        m.actions.map((a) => h(Fragment, { key: a.key }, k.Btn(a))),
        k.Btn(m.create, 'primary'),
      ),
    ),
    m.banner
      ? k.Card(
          'What is new',
          h('div', null, h('p', null, 'This page has a fresh look.'), k.Btn({ key: 'add:got', text: 'Got it' })),
        )
      : null,
    k.Tabs(m),
    k.Card(
      'Filters',
      h(
        'form',
        null,
        m.fields.map((f) => k.Field(f)),
        k.Select(m.select),
        m.checks.map((c) => k.Check(c)),
        k.Btn(m.apply, 'primary'),
        k.Btn(m.reset),
      ),
    ),
    k.Table(m),
  );
  return k.Shell(m, k.Nav(m), top, main);
}

const html = (kit, m) =>
  `<!doctype html><html lang="${m.lang ?? 'en'}"><head><meta charset="utf-8"><title>${m.app}</title></head><body><div id="root">${renderToStaticMarkup(screen(KITS[kit](), m))}</div></body></html>`;

export function makeScreens(folder) {
  const subjects = Object.keys(SUBJECTS);
  for (const [number, [from, to]] of PAIRS.entries())
    for (let round = 0; round < 3; round++) {
      const subject = subjects[(number + round * 2) % subjects.length];
      const was = model(SUBJECTS[subject]);
      const now = evolve(
        was,
        SUBJECTS[subject],
        chance(number * 97 + round * 13 + 5),
        round === 2 ? foreign(number) : null,
      );
      const at = join(folder, `kit-${subject}__${from}-${to}${round === 2 ? '-lang' : ''}`);
      mkdirSync(at, { recursive: true });
      writeFileSync(join(at, 'old.html'), html(from, was));
      writeFileSync(join(at, 'new.html'), html(to, now));
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  makeScreens(fileURLToPath(new URL('../.data/screens', import.meta.url)));
