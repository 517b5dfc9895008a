const KINDS: [string, RegExp][] = [
  ['field', /^(textbox|searchbox|spinbutton|combobox|listbox|slider)$/],
  ['choice', /^(checkbox|radio|switch|menuitemcheckbox|menuitemradio)$/],
  ['press', /^(button|link|menuitem|tab|option|treeitem|gridcell)$/],
  ['heading', /^(heading|columnheader|rowheader)$/],
  ['picture', /^(img|figure|graphics.*)$/],
];

/** What an element is to a person, coarser than its role: a link that became a button is still something to press. */
export function kindOf(role: string, tag: string): string {
  if (tag === 'label' || tag === 'legend') return 'label';
  if (tag === 'a') return 'press';
  if (tag === 'canvas' || tag === 'i') return 'picture';
  return KINDS.find(([, roles]) => roles.test(role))?.[0] ?? 'block';
}
