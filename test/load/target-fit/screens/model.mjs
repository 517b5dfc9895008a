// A screen of an app that keeps records, and the same screen a release later.
export const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, '_');

export function model(v) {
  const L = (p, a) => a.map((t) => ({ key: p + t, text: t }));
  return {
    app: v.app,
    title: v.nav[1],
    nav: L('nav:', v.nav),
    tabs: L('tab:', v.tabs),
    actions: L('action:', v.actions),
    create: { key: 'create', text: v.create },
    fields: v.fields.map((t) => ({ key: 'field:' + t, text: t, name: slug(t) })),
    select: { key: 'select', text: v.select, options: v.options },
    checks: L('check:', v.checks),
    apply: { key: 'apply', text: 'Apply' },
    reset: { key: 'reset', text: 'Reset' },
    cols: L('col:', v.cols),
    rows: v.rows.map((r) => ({ key: 'row:' + r[0], cells: r })),
    acts: v.acts.map((t) => ({ key: t, text: t })),
    banner: false,
    global: { key: 'global', text: 'Search everything' },
  };
}
export function evolve(m, v, r, tr) {
  const c = JSON.parse(JSON.stringify(m));
  const drop = (a, n) => {
    for (let i = 0; i < n && a.length > 1; i++) a.splice(Math.floor(r() * a.length), 1);
  };
  const add = (a, t, p) => {
    for (const x of t)
      if (r() < p) a.splice(Math.floor(r() * (a.length + 1)), 0, { key: 'add:' + x, text: x, name: slug(x) });
  };
  drop(c.nav, 2);
  drop(c.tabs, r() < 0.8 ? 1 : 0);
  drop(c.actions, 1);
  drop(c.fields, r() < 0.7 ? 1 : 0);
  drop(c.rows, 1);
  if (r() < 0.3) drop(c.checks, 1);
  add(c.nav, ['Analytics', 'Discounts', 'Surveys', 'Org chart'], 0.5);
  add(c.tabs, ['Recent', 'Shared'], 0.25);
  add(c.actions, ['Help'], 0.5);
  add(c.fields, ['Notes', 'Owner'], 0.25);
  const ren = (o) => {
    if (v.ren[o.text] && r() < 0.45 && o.key && !o.key.startsWith('add')) o.text = v.ren[o.text];
  };
  for (const a of [c.nav, c.tabs, c.actions, c.fields, c.checks, c.cols, c.acts]) a.forEach(ren);
  [c.create, c.apply, c.reset].forEach(ren);
  if (r() < 0.35) c.nav.sort(() => r() - 0.5);
  if (r() < 0.5) c.rows.reverse();
  for (let i = 0; i < 2; i++)
    if (r() < 0.7)
      c.rows.splice(Math.floor(r() * (c.rows.length + 1)), 0, {
        key: 'add:row' + i,
        cells: ['NEW-' + (i + 1), 'Just added' + (i ? ' too' : ''), String(i + 1), '2026-02-01'],
      });
  c.banner = r() < 0.5;
  if (r() < 0.2) c.fields.reverse();
  if (r() < 0.2)
    (c.cols.splice(1, 0, ...c.cols.splice(2, 1)), c.rows.forEach((x) => x.cells.splice(1, 0, ...x.cells.splice(2, 1))));
  if (tr) {
    const T = (s) => s.replace(/\p{L}{2,}/gu, (w) => tr(w));
    for (const a of [c.nav, c.tabs, c.actions, c.fields, c.checks, c.cols, c.acts])
      a.forEach((o) => (o.text = T(o.text)));
    for (const o of [c.create, c.apply, c.reset, c.select, c.global]) o.text = T(o.text);
    c.title = T(c.title);
    c.lang = 'de';
  }
  return c;
}
