/** Roles that a tag or, after `+`, a type of input implies; those that are named alike are given once. */
const IMPLIED = new Map(
  'a=link,article,aside=complementary,button,dialog,fieldset=group,footer=contentinfo,form,h1=heading,h2=heading,h3=heading,h4=heading,h5=heading,h6=heading,header=banner,img,li=listitem,main,nav=navigation,ol=list,option,select=combobox,summary=button,svg=img,table,td=cell,textarea=textbox,th=columnheader,tr=row,ul=list,+button=button,+checkbox=checkbox,+image=button,+number=spinbutton,+radio=radio,+range=slider,+reset=button,+search=searchbox,+submit=button,+=textbox'
    .split(',')
    .map((pair) => {
      const [from = '', role = from] = pair.split('=');
      return [from, role];
    }),
);

/** The role by WAI-ARIA, given or implied (HTML-AAM, the part that pages use); `''` where there is none. */
export function roleOf(element: Element): string {
  const [given] = element.getAttribute('role')?.trim().split(/\s+/, 1) ?? [];
  if (given) return given === 'none' || given === 'presentation' ? '' : given;
  const tag = element.localName;
  if (tag === 'a' && !element.hasAttribute('href')) return '';
  if (tag !== 'input') return IMPLIED.get(tag) ?? '';
  return IMPLIED.get(`+${element.getAttribute('type')?.toLowerCase()}`) ?? 'textbox';
}

/** A selector for every element that may have the role; `roleOf` decides. */
export function roleSelector(role: string): string {
  const tags = ['[role]'];
  for (const [from, implied] of IMPLIED) if (implied === role) tags.push(from.replace(/^\+.*/, 'input'));
  return tags.join();
}
