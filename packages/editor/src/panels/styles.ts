import base from '../../../dashboard/src/styles/base.css?inline';
import buttons from '../../../dashboard/src/styles/buttons.css?inline';
import fields from '../../../dashboard/src/styles/fields.css?inline';
import tokens from '../../../dashboard/src/styles/tokens.css?inline';
import lists from './lists.css?inline';
import panels from './panels.css?inline';

/** The dashboard's look, and what is the panels' own; adopted, since the policy allows no style element. */
export function adoptStyles(into: Document): void {
  const sheets = [tokens, base, buttons, fields, panels, lists].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  into.adoptedStyleSheets = [...into.adoptedStyleSheets, ...sheets];
}
