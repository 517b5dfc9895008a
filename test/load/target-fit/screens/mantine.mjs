// Mantine 5 and 7.
import { basicTable, K, Fragment, h, load } from './parts.mjs';
export const mantine7 = () => mantine(load('mantine7'), 7);
export const mantine5 = () => mantine(load('mantine5'), 5);
function mantine(M, v) {
  const Btn = (o, s) =>
    h(
      M.Button,
      { ...K(o.key), variant: s === 'primary' ? 'filled' : 'default', size: s === 'small' ? 'xs' : 'sm' },
      o.text,
    );
  return {
    Btn,
    Nav: (m) =>
      h(
        'nav',
        null,
        m.nav.map((n, i) => h(M.NavLink, { key: n.key, label: n.text, ...K(n.key), active: i === 1 })),
      ),
    Tabs: (m) =>
      h(
        M.Tabs,
        { value: m.tabs[0].key, id: v === 5 ? 't' : undefined },
        h(
          M.Tabs.List,
          null,
          m.tabs.map((t) => h(M.Tabs.Tab, { key: t.key, value: t.key.replace(/\W/g, ''), ...K(t.key) }, t.text)),
        ),
      ),
    Field: (f) => h(M.TextInput, { key: f.key, label: f.text, name: f.name, ...K(f.key) }),
    Select: (s) => h(M.NativeSelect, { label: s.text, data: s.options, ...K(s.key) }),
    Check: (c) => h(M.Checkbox, { key: c.key, label: c.text, ...K(c.key) }),
    Card: (t, b) => h(M.Card, { withBorder: true }, h(M.Title, { order: 4 }, t), b),
    Search: (g) => h(M.TextInput, { placeholder: g.text, ...K(g.key) }),
    Table: (m) =>
      v === 7
        ? h(
            M.Table,
            null,
            h(
              M.Table.Thead,
              null,
              h(
                M.Table.Tr,
                null,
                m.cols.map((c) => h(M.Table.Th, { key: c.key, ...K(c.key) }, c.text)),
                h(M.Table.Th),
              ),
            ),
            h(
              M.Table.Tbody,
              null,
              m.rows.map((w) =>
                h(
                  M.Table.Tr,
                  { key: w.key },
                  w.cells.map((t, i) =>
                    h(M.Table.Td, { key: i }, i ? t : h(M.Anchor, { href: '#/' + t, ...K(w.key + '>open') }, t)),
                  ),
                  h(
                    M.Table.Td,
                    null,
                    m.acts.map((a) =>
                      h(Fragment, { key: a.key }, Btn({ key: w.key + '>' + a.key, text: a.text }, 'small')),
                    ),
                  ),
                ),
              ),
            ),
          )
        : basicTable('mantine-Table-root', m, Btn),
    Shell: (m, nav, top, main) =>
      h(
        M.MantineProvider,
        null,
        h(
          'div',
          { className: 'shell' },
          h('header', null, h(M.Title, { order: 3 }, m.app), top),
          h('aside', null, nav),
          h('main', null, main),
        ),
      ),
  };
}
