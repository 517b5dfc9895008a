// The pages that are changed, and how.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = process.env.NPM ?? fileURLToPath(new URL('node_modules', import.meta.url));

const TEMPLATES = [
  ['sbadmin', 'sbadmin-7/dist', 5],
  ['agency', 'agency-7/dist', 2],
  ['freelancer', 'freelancer-7/dist', 2],
  ['cleanblog', 'cleanblog-6/dist', 3],
  ['gentelella', 'gent1/production', 8],
  ['tabler', 'tabler-ui/dist', 10],
  ['adminlte', 'lte-3', 8],
  ['adminlte', 'lte-2', 8],
];

export const PLANS = {
  lang: { translate: true, remove: 0.1 },
  lang2: { translate: true, remove: 0.15, wrap: 0.03, rows: true, ids: true },
  messy: { hash: true, ids: true, wrap: 0.08, rows: true, remove: 0.2, banner: true },
  mobile: { mobile: true, remove: 0.2 },
  rename: { rename: 0.25, remove: 0.3, replace: 0.4, rows: true, banner: true },
  retag: { retag: 0.25, rename: 0.1, wrap: 0.05, remove: 0.3, replace: 0.3, rows: true },
  rows: { rows: true, reverse: true, remove: 0.3, replace: 0.2 },
  gone: { remove: 0.6, replace: 0.4, rename: 0.15 },
};

function htmlBelow(folder, level, found) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      if (level < 4 && !/node_modules|plugins|vendor|bower/.test(name)) htmlBelow(path, level + 1, found);
    } else if (/\.html$/.test(name) && statSync(path).size > 6_000) found.push(path);
  }
  return found;
}

export function templatePages(fixtures) {
  const pages = readdirSync(join(fixtures, 'pairs'))
    .sort()
    .flatMap((pair) =>
      ['old', 'new'].map((which) => ({
        group: pair.split('__')[0],
        file: join(fixtures, 'pairs', pair, `${which}.html`),
      })),
    );
  for (const [group, folder, most] of TEMPLATES) {
    if (!existsSync(join(modules, folder))) continue;
    const files = htmlBelow(join(modules, folder), 0, []).sort(
      (a, b) => statSync(b).size - statSync(a).size || a.localeCompare(b),
    );
    const step = Math.max(1, Math.floor(files.length / most));
    for (let at = 0; at < files.length && at / step < most; at += step) pages.push({ group, file: files[at] });
  }
  return pages;
}

/** Two releases of one page: maker, folders of the packages, pages (one name, or two where it was renamed). */
const RELEASES = [
  ['sbadmin', 'sbadmin-4', 'sbadmin-7/dist', ['index', 'tables', 'charts', 'login', 'register']],
  ['agency', 'agency-5', 'agency-7/dist', ['index']],
  ['freelancer', 'freelancer-5', 'freelancer-7/dist', ['index']],
  ['cleanblog', 'cleanblog-5', 'cleanblog-6/dist', ['index', 'about', 'contact', 'post']],
  ['creative', 'creative-5', 'creative-7/dist', ['index']],
  ['resume', 'resume-5', 'resume-7/dist', ['index']],
  [
    'material',
    'matdash-1/examples',
    'matdash-2/examples',
    ['dashboard', 'user', 'notifications', 'typography', ['table', 'tables']],
  ],
  [
    'material',
    'matdash-2/examples',
    'matdash-3/pages',
    ['dashboard', 'notifications', 'typography', 'tables', ['user', 'profile']],
  ],
  [
    'adminlte',
    'lte-2',
    'lte-3',
    [
      'index2',
      'pages/widgets',
      'pages/tables/simple',
      'pages/UI/general',
      'pages/UI/buttons',
      'pages/forms/general',
      'pages/forms/advanced',
      'pages/mailbox/mailbox',
      'pages/mailbox/compose',
      'pages/examples/profile',
      'pages/examples/invoice',
      'pages/calendar',
    ],
  ],
  [
    'adminlte',
    'lte-3',
    'lte-4/dist',
    [
      'index',
      'index2',
      ['pages/UI/general', 'UI/general'],
      ['pages/UI/timeline', 'UI/timeline'],
      ['pages/tables/simple', 'tables/simple'],
      ['pages/forms/general', 'forms/general'],
    ],
  ],
];

export function releases() {
  const pairs = RELEASES.flatMap(([group, from, to, pages]) =>
    pages.map((page) => {
      const [old, now] = Array.isArray(page) ? page : [page, page];
      return { group, old: join(modules, from, `${old}.html`), now: join(modules, to, `${now}.html`) };
    }),
  );
  return pairs.filter(({ old, now }) => existsSync(old) && existsSync(now));
}
