// PrimeReact 8 and 10.
import { basicTable, K, Fragment, h, load } from './parts.mjs';
import { slug } from './model.mjs';
const prime = (name) => {
  const q = (x) => {
    const m = load(name + '/' + x);
    return Object.values(m).find((f) => typeof f === 'function' || f?.render) ?? m;
  };
  const get = (x, n) => load(name + '/' + x)[n];
  const Button = get('button', 'Button'),
    InputText = get('inputtext', 'InputText'),
    Panel = get('panel', 'Panel');
  const Btn = (o, s) =>
    h(Button, {
      ...K(o.key),
      type: 'button',
      label: o.text,
      className: s === 'small' ? 'p-button-text p-button-sm' : s === 'primary' ? '' : 'p-button-outlined',
    });
  return {
    Btn,
    Nav: (m) =>
      h(
        'div',
        { className: 'p-menu p-component' },
        h(
          'ul',
          { className: 'p-menu-list', role: 'menu' },
          m.nav.map((n) =>
            h(
              'li',
              { key: n.key, className: 'p-menuitem', role: name === 'prime10' ? 'menuitem' : 'none' },
              h(
                'a',
                {
                  href: '#',
                  className: 'p-menuitem-link',
                  role: name === 'prime10' ? undefined : 'menuitem',
                  ...K(n.key),
                },
                h('span', { className: 'p-menuitem-text' }, n.text),
              ),
            ),
          ),
        ),
      ),
    Tabs: (m) =>
      h(
        'div',
        { className: 'p-tabview' },
        h(
          'ul',
          { className: 'p-tabview-nav', role: 'tablist' },
          m.tabs.map((t, i) =>
            h(
              'li',
              { key: t.key, role: 'presentation', className: i ? '' : 'p-highlight' },
              h(
                'a',
                { role: 'tab', className: 'p-tabview-nav-link', 'aria-selected': !i, ...K(t.key) },
                h('span', { className: 'p-tabview-title' }, t.text),
              ),
            ),
          ),
        ),
      ),
    Field: (f) =>
      h(
        'div',
        { key: f.key, className: 'p-field' },
        h('label', { htmlFor: f.name }, f.text),
        h(InputText, { id: f.name, name: f.name, ...K(f.key) }),
      ),
    Select: (s) =>
      h(
        'div',
        { className: 'p-field' },
        h('label', null, s.text),
        h(
          'div',
          { className: 'p-dropdown p-component', ...K(s.key) },
          h('span', { className: 'p-dropdown-label' }, s.options[0]),
          h('div', { className: 'p-dropdown-trigger', role: 'button' }),
        ),
      ),
    Check: (c) =>
      h(
        'div',
        { key: c.key, className: 'p-field-checkbox' },
        h('input', { type: 'checkbox', id: slug(c.key) }),
        h('label', { htmlFor: slug(c.key), ...K(c.key) }, c.text),
      ),
    Card: (t, b) => h(Panel, { header: t }, b),
    Search: (g) =>
      h(
        'span',
        { className: 'p-input-icon-left' },
        h('i', { className: 'pi pi-search' }),
        h(InputText, { placeholder: g.text, ...K(g.key) }),
      ),
    Table: (m) =>
      h(
        'div',
        { className: 'p-datatable p-component' },
        basicTable('p-datatable-table', m, Btn, 'a', { thead: { className: 'p-datatable-thead' } }),
      ),
    Shell: (m, nav, top, main) =>
      h(
        'div',
        null,
        h('div', { className: 'p-toolbar', role: 'toolbar' }, h('h3', null, m.app), top),
        h(
          'div',
          { className: 'p-grid' },
          h('div', { className: 'p-col-2' }, nav),
          h('div', { className: 'p-col-10' }, main),
        ),
      ),
  };
};

export const prime8 = () => prime('prime8');
export const prime10 = () => prime('prime10');
