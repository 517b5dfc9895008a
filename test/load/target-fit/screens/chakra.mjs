// Chakra UI 2 and Semantic UI 2.
import { K, Fragment, h, load } from './parts.mjs';
import { slug } from './model.mjs';
export const chakra2 = () => {
  const C = load('chakra2');
  const Btn = (o, s) =>
    h(
      C.Button,
      { ...K(o.key), size: s === 'small' ? 'sm' : 'md', colorScheme: s === 'primary' ? 'blue' : 'gray' },
      o.text,
    );
  return {
    Btn,
    Nav: (m) =>
      h(
        C.VStack,
        { as: 'nav' },
        m.nav.map((n) => h(C.Link, { key: n.key, href: '#/' + slug(n.key), ...K(n.key) }, n.text)),
      ),
    Tabs: (m) =>
      h(
        C.Tabs,
        null,
        h(
          C.TabList,
          null,
          m.tabs.map((t) => h(C.Tab, { key: t.key, ...K(t.key) }, t.text)),
        ),
      ),
    Field: (f) =>
      h(C.FormControl, { key: f.key }, h(C.FormLabel, null, f.text), h(C.Input, { name: f.name, ...K(f.key) })),
    Select: (s) =>
      h(
        C.FormControl,
        null,
        h(C.FormLabel, null, s.text),
        h(
          C.Select,
          K(s.key),
          s.options.map((o) => h('option', { key: o }, o)),
        ),
      ),
    Check: (c) => h(C.Checkbox, { key: c.key, ...K(c.key) }, c.text),
    Card: (t, b) => h(C.Card, null, h(C.CardHeader, null, h(C.Heading, { size: 'sm' }, t)), h(C.CardBody, null, b)),
    Search: (g) => h(C.Input, { placeholder: g.text, ...K(g.key) }),
    Table: (m) =>
      h(
        C.TableContainer,
        null,
        h(
          C.Table,
          null,
          h(
            C.Thead,
            null,
            h(
              C.Tr,
              null,
              m.cols.map((c) => h(C.Th, { key: c.key, ...K(c.key) }, c.text)),
              h(C.Th),
            ),
          ),
          h(
            C.Tbody,
            null,
            m.rows.map((w) =>
              h(
                C.Tr,
                { key: w.key },
                w.cells.map((t, i) =>
                  h(C.Td, { key: i }, i ? t : h(C.Link, { href: '#/' + t, ...K(w.key + '>open') }, t)),
                ),
                h(
                  C.Td,
                  null,
                  m.acts.map((a) =>
                    h(Fragment, { key: a.key }, Btn({ key: w.key + '>' + a.key, text: a.text }, 'small')),
                  ),
                ),
              ),
            ),
          ),
        ),
      ),
    Shell: (m, nav, top, main) =>
      h(
        C.ChakraProvider,
        null,
        h(
          C.Flex,
          null,
          h(C.Box, { as: 'header' }, h(C.Heading, null, m.app), top),
          h(C.Box, { w: 220 }, nav),
          h(C.Box, { as: 'main' }, main),
        ),
      ),
  };
};
export const semantic2 = () => {
  const S = load('semantic2');
  const Btn = (o, s) =>
    h(S.Button, { ...K(o.key), size: s === 'small' ? 'mini' : undefined, primary: s === 'primary' }, o.text);
  return {
    Btn,
    Nav: (m) =>
      h(
        S.Menu,
        { vertical: true },
        m.nav.map((n, i) => h(S.Menu.Item, { key: n.key, as: 'a', active: i === 1, ...K(n.key) }, n.text)),
      ),
    Tabs: (m) =>
      h(
        S.Menu,
        { tabular: true },
        m.tabs.map((t, i) => h(S.Menu.Item, { key: t.key, as: 'a', active: !i, ...K(t.key) }, t.text)),
      ),
    Field: (f) => h(S.Form.Field, { key: f.key }, h('label', null, f.text), h('input', { name: f.name, ...K(f.key) })),
    Select: (s) =>
      h(
        S.Form.Field,
        null,
        h('label', null, s.text),
        h(S.Dropdown, {
          selection: true,
          options: s.options.map((o) => ({ key: o, value: o, text: o })),
          defaultValue: s.options[0],
          ...K(s.key),
        }),
      ),
    Check: (c) => h(S.Form.Field, { key: c.key }, h(S.Checkbox, { label: c.text, ...K(c.key) })),
    Card: (t, b) => h(S.Segment, null, h(S.Header, { as: 'h4' }, t), b),
    Search: (g) =>
      h(
        'div',
        { className: 'ui icon input' },
        h('input', { placeholder: g.text, ...K(g.key) }),
        h('i', { className: 'search icon' }),
      ),
    Table: (m) =>
      h(
        S.Table,
        null,
        h(
          S.Table.Header,
          null,
          h(
            S.Table.Row,
            null,
            m.cols.map((c) => h(S.Table.HeaderCell, { key: c.key, ...K(c.key) }, c.text)),
            h(S.Table.HeaderCell),
          ),
        ),
        h(
          S.Table.Body,
          null,
          m.rows.map((w) =>
            h(
              S.Table.Row,
              { key: w.key },
              w.cells.map((t, i) =>
                h(S.Table.Cell, { key: i }, i ? t : h('a', { href: '#/' + t, ...K(w.key + '>open') }, t)),
              ),
              h(
                S.Table.Cell,
                null,
                m.acts.map((a) =>
                  h(Fragment, { key: a.key }, Btn({ key: w.key + '>' + a.key, text: a.text }, 'small')),
                ),
              ),
            ),
          ),
        ),
      ),
    Shell: (m, nav, top, main) =>
      h(
        'div',
        null,
        h(S.Menu, { fixed: 'top', inverted: true }, h(S.Menu.Item, { header: true }, m.app), h(S.Menu.Item, null, top)),
        h(S.Grid, null, h(S.Grid.Column, { width: 3 }, nav), h(S.Grid.Column, { width: 13 }, main)),
      ),
  };
};
