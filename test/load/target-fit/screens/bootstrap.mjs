// React-Bootstrap 1 and 2, RSuite 4 and 5.
import { basicTable, K, Fragment, h, load } from './parts.mjs';
import { slug } from './model.mjs';
const boot = (B, v) => {
  const Btn = (o, s) =>
    h(
      B.Button,
      {
        ...K(o.key),
        size: s === 'small' ? 'sm' : undefined,
        variant: s === 'primary' ? 'primary' : 'outline-secondary',
      },
      o.text,
    );
  return {
    Btn,
    Nav: (m) =>
      h(
        B.Nav,
        { className: 'flex-column' },
        m.nav.map((n, i) =>
          h(
            B.Nav.Item,
            { key: n.key },
            h(B.Nav.Link, { href: '#' + slug(n.key), active: i === 1, ...K(n.key) }, n.text),
          ),
        ),
      ),
    Tabs: (m) =>
      h(
        B.Nav,
        { variant: 'tabs', defaultActiveKey: '#0' },
        m.tabs.map((t, i) => h(B.Nav.Item, { key: t.key }, h(B.Nav.Link, { href: '#' + i, ...K(t.key) }, t.text))),
      ),
    Field: (f) =>
      h(
        B.Form.Group,
        { key: f.key, controlId: v === 2 ? 'f-' + f.name : undefined },
        h(B.Form.Label, null, f.text),
        h(B.Form.Control, { name: f.name, ...K(f.key) }),
      ),
    Select: (s) =>
      h(
        B.Form.Group,
        null,
        h(B.Form.Label, null, s.text),
        h(
          v === 2 ? B.Form.Select : B.Form.Control,
          { as: v === 2 ? undefined : 'select', ...K(s.key) },
          s.options.map((o) => h('option', { key: o }, o)),
        ),
      ),
    Check: (c) => h(B.Form.Check, { key: c.key, type: 'checkbox', id: 'c-' + slug(c.key), label: c.text, ...K(c.key) }),
    Card: (t, b) => h(B.Card, null, h(B.Card.Header, null, t), h(B.Card.Body, null, b)),
    Search: (g) => h(B.Form.Control, { placeholder: g.text, ...K(g.key) }),
    Table: (m) => basicTable('table table-hover', m, Btn),
    Shell: (m, nav, top, main) =>
      h(
        'div',
        null,
        h(B.Navbar, { bg: 'dark' }, h(B.Navbar.Brand, { href: '#' }, m.app), top),
        h(B.Container, { fluid: true }, h(B.Row, null, h(B.Col, { md: 2 }, nav), h(B.Col, { md: 10 }, main))),
      ),
  };
};

const rs = (R, v) => {
  const Btn = (o, s) =>
    h(
      R.Button,
      { ...K(o.key), size: s === 'small' ? 'xs' : 'md', appearance: s === 'primary' ? 'primary' : 'default' },
      o.text,
    );
  return {
    Btn,
    Nav: (m) =>
      h(
        R.Sidenav,
        { expanded: true, defaultOpenKeys: [] },
        h(
          R.Sidenav.Body,
          null,
          h(
            R.Nav,
            null,
            m.nav.map((n, i) =>
              h(R.Nav.Item, { key: n.key, eventKey: String(i), active: i === 1, ...K(n.key) }, n.text),
            ),
          ),
        ),
      ),
    Tabs: (m) =>
      h(
        R.Nav,
        { appearance: 'tabs' },
        m.tabs.map((t, i) => h(R.Nav.Item, { key: t.key, active: !i, ...K(t.key) }, t.text)),
      ),
    Field: (f) =>
      h(
        'div',
        { key: f.key, className: 'rs-form-group' },
        h('label', { className: 'rs-control-label' }, f.text),
        h(R.Input, { name: f.name, ...K(f.key) }),
      ),
    Select: (s) =>
      h(
        'div',
        { className: 'rs-form-group' },
        h('label', null, s.text),
        h(R.SelectPicker, {
          data: s.options.map((o) => ({ label: o, value: o })),
          defaultValue: s.options[0],
          cleanable: false,
          ...K(s.key),
        }),
      ),
    Check: (c) => h(R.Checkbox, { key: c.key, ...K(c.key) }, c.text),
    Card: (t, b) => h(R.Panel, { header: t, bordered: true }, b),
    Search: (g) => h(R.InputGroup, null, h(R.Input, { placeholder: g.text, ...K(g.key) })),
    Table: (m) =>
      h(
        'div',
        { role: 'grid', className: 'rs-table' },
        h(
          'div',
          { role: 'row' },
          m.cols.map((c) =>
            h('div', { role: 'columnheader', key: c.key, className: 'rs-table-cell', ...K(c.key) }, c.text),
          ),
        ),
        m.rows.map((w) =>
          h(
            'div',
            { role: 'row', className: 'rs-table-row', key: w.key },
            w.cells.map((t, i) =>
              h(
                'div',
                { role: 'gridcell', className: 'rs-table-cell', key: i },
                h(
                  'div',
                  { className: 'rs-table-cell-content' },
                  i ? t : h('a', { href: '#/' + t, ...K(w.key + '>open') }, t),
                ),
              ),
            ),
            h(
              'div',
              { role: 'gridcell', className: 'rs-table-cell' },
              m.acts.map((a) => h(Fragment, { key: a.key }, Btn({ key: w.key + '>' + a.key, text: a.text }, 'small'))),
            ),
          ),
        ),
      ),
    Shell: (m, nav, top, main) =>
      h(
        R.Container,
        null,
        h(R.Header, null, h('h3', null, m.app), top),
        h(R.Container, null, h(R.Sidebar, null, nav), h(R.Content, null, main)),
      ),
  };
};

export const rb1 = () => boot(load('rb1'), 1);
export const rb2 = () => boot(load('rb2'), 2);
export const rsuite4 = () => rs(load('rsuite4'), 4);
export const rsuite5 = () => rs(load('rsuite5'), 5);
