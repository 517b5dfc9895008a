// What the component kits have in common: a planted key, and a plain table.
import { createRequire, registerHooks } from 'node:module';

// PrimeReact's files ask for each other by the name of their package, and two releases of it are installed under other names.
registerHooks({
  resolve(specifier, context, next) {
    const own = /node_modules\/(prime\d+)\//.exec(context.parentURL ?? '')?.[1];
    return next(own ? specifier.replace(/^primereact\b/, own) : specifier, context);
  },
});

export const load = createRequire(import.meta.url);
const React = load('react');
export const h = React.createElement;
export const Fragment = React.Fragment;
export const K = (k) => ({ 'data-key': k });
// every kit: {Nav,Tabs,Btn,Primary,Field,Select,Check,Table,Card,Shell?,Search}
export const basicTable = (cls, m, Btn, A = 'a', extra = {}) =>
  h(
    'table',
    { className: cls },
    h(
      'thead',
      extra.thead ?? {},
      h(
        'tr',
        null,
        h('th', null, h('input', { type: 'checkbox', 'aria-label': 'Select all' })),
        m.cols.map((c) => h('th', { ...K(c.key), key: c.key }, c.text)),
        h('th', null, ''),
      ),
    ),
    h(
      'tbody',
      null,
      m.rows.map((w) =>
        h(
          'tr',
          { key: w.key },
          h('td', null, h('input', { type: 'checkbox' })),
          w.cells.map((t, i) => h('td', { key: i }, i ? t : h(A, { href: '#/' + t, ...K(w.key + '>open') }, t))),
          h(
            'td',
            null,
            m.acts.map((a) => h(Fragment, { key: a.key }, Btn({ key: w.key + '>' + a.key, text: a.text }, 'small'))),
          ),
        ),
      ),
    ),
  );
