const BY_TAG: Record<string, string> = {
  a: 'link',
  article: 'article',
  aside: 'complementary',
  button: 'button',
  dialog: 'dialog',
  fieldset: 'group',
  footer: 'contentinfo',
  form: 'form',
  header: 'banner',
  img: 'img',
  li: 'listitem',
  main: 'main',
  nav: 'navigation',
  ol: 'list',
  option: 'option',
  select: 'combobox',
  summary: 'button',
  svg: 'img',
  table: 'table',
  td: 'cell',
  textarea: 'textbox',
  th: 'columnheader',
  tr: 'row',
  ul: 'list',
};

const BY_INPUT_TYPE: Record<string, string> = {
  button: 'button',
  checkbox: 'checkbox',
  image: 'button',
  number: 'spinbutton',
  radio: 'radio',
  range: 'slider',
  reset: 'button',
  search: 'searchbox',
  submit: 'button',
};

/** The role by WAI-ARIA, given or implied (HTML-AAM, the part that pages use); `''` where there is none. */
export function roleOf(element: Element): string {
  const given = element.getAttribute('role')?.trim().split(/\s+/, 1)[0];
  if (given && given !== 'none' && given !== 'presentation') return given;
  if (given) return '';
  const tag = element.localName;
  if (tag === 'input') return BY_INPUT_TYPE[element.getAttribute('type')?.toLowerCase() ?? ''] ?? 'textbox';
  if (/^h[1-6]$/.test(tag)) return 'heading';
  if (tag === 'a' && !element.hasAttribute('href')) return '';
  return BY_TAG[tag] ?? '';
}

/** A selector for every element that may have the role; `roleOf` decides. */
export function roleSelector(role: string): string {
  const tags = Object.keys(BY_TAG).filter((tag) => BY_TAG[tag] === role);
  if (role === 'heading') tags.push('h1,h2,h3,h4,h5,h6');
  if (role === 'textbox' || Object.values(BY_INPUT_TYPE).includes(role)) tags.push('input');
  return [...tags, '[role]'].join();
}
