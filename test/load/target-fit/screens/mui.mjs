// Material UI 4, 5 and 7.
import { K, Fragment, h, load } from './parts.mjs';

const button = (M, old, plain) => (o, s) =>
  h(
    M.Button,
    {
      ...K(o.key),
      size: s === 'small' ? 'small' : 'medium',
      variant: s === 'primary' ? 'contained' : plain,
      ...(old ? { color: s === 'primary' ? 'primary' : 'default' } : {}),
    },
    o.text,
  );
export const mui4 = () => muiLike(load('mui4'), button(load('mui4'), true, 'text'));
export const mui5 = () => muiLike(load('mui5'), button(load('mui5'), false, 'outlined'), true);
export const mui7 = () => muiLike(load('mui7'), button(load('mui7'), false, 'text'), true);
function muiLike(M, Btn, five) {
  return {
    Btn,
    Nav: (m) =>
      h(
        M.List,
        { component: 'nav' },
        m.nav.map((n) =>
          five
            ? h(
                M.ListItem,
                { key: n.key, disablePadding: true },
                h(M.ListItemButton, { ...K(n.key) }, h(M.ListItemText, { primary: n.text })),
              )
            : h(M.ListItem, { key: n.key, button: true, ...K(n.key) }, h(M.ListItemText, { primary: n.text })),
        ),
      ),
    Tabs: (m) =>
      h(
        M.Tabs,
        { value: 0 },
        m.tabs.map((t) => h(M.Tab, { key: t.key, label: t.text, ...K(t.key) })),
      ),
    Field: (f) => h(M.TextField, { key: f.key, label: f.text, name: f.name, id: 'f-' + f.name, inputProps: K(f.key) }),
    Select: (s) =>
      h(
        M.FormControl,
        null,
        h(M.InputLabel, null, s.text),
        h(
          M.Select,
          { native: true, inputProps: K(s.key) },
          s.options.map((o) => h('option', { key: o }, o)),
        ),
      ),
    Check: (c) => h(M.FormControlLabel, { key: c.key, ...K(c.key), label: c.text, control: h(M.Checkbox) }),
    Card: (t, b) => h(M.Card, null, h(M.CardHeader, { title: t }), h(M.CardContent, null, b)),
    Search: (g) => h(M.TextField, { placeholder: g.text, inputProps: K(g.key) }),
    Table: (m) =>
      h(
        M.TableContainer,
        null,
        h(
          M.Table,
          null,
          h(
            M.TableHead,
            null,
            h(
              M.TableRow,
              null,
              m.cols.map((c) => h(M.TableCell, { key: c.key, ...K(c.key) }, c.text)),
              h(M.TableCell),
            ),
          ),
          h(
            M.TableBody,
            null,
            m.rows.map((w) =>
              h(
                M.TableRow,
                { key: w.key },
                w.cells.map((t, i) =>
                  h(M.TableCell, { key: i }, i ? t : h(M.Link, { href: '#/' + t, ...K(w.key + '>open') }, t)),
                ),
                h(
                  M.TableCell,
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
        'div',
        { style: { display: 'flex' } },
        h(M.AppBar, { position: 'static' }, h(M.Toolbar, null, h(M.Typography, { variant: 'h6' }, m.app), top)),
        h(M.Drawer, { variant: 'permanent' }, nav),
        h('main', null, main),
      ),
  };
}
