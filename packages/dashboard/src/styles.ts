import kept from './explore/kept.css?inline';
import sankey from './explore/sankey.css?inline';
import friction from './friction/friction.css?inline';
import rolloutsPrint from './rollouts/rollouts-print.css?inline';
import rollouts from './rollouts/rollouts.css?inline';
import articles from './styles/articles.css?inline';
import base from './styles/base.css?inline';
import buttons from './styles/buttons.css?inline';
import charts from './styles/charts.css?inline';
import controls from './styles/controls.css?inline';
import fields from './styles/fields.css?inline';
import forms from './styles/forms.css?inline';
import frame from './styles/frame.css?inline';
import notices from './styles/notices.css?inline';
import overview from './styles/overview.css?inline';
import parts from './styles/parts.css?inline';
import publishing from './styles/publishing.css?inline';
import service from './styles/service.css?inline';
import tables from './styles/tables.css?inline';
import ticketSaid from './styles/ticket-said.css?inline';
import ticketWork from './styles/ticket-work.css?inline';
import ticket from './styles/ticket.css?inline';
import ticketsRow from './styles/tickets-row.css?inline';
import tickets from './styles/tickets.css?inline';
import tiles from './styles/tiles.css?inline';
import theme from './styles/theme.css?inline';
import tokens from './styles/tokens.css?inline';
import usage from './styles/usage.css?inline';

/** Adopted sheets work where the policy of the page allows no style element and no style attribute. */
export function adoptStyles(into: DocumentOrShadowRoot): void {
  const sheets = [
    tokens,
    base,
    frame,
    parts,
    buttons,
    controls,
    fields,
    forms,
    tiles,
    notices,
    tables,
    charts,
    usage,
    publishing,
    tickets,
    ticketsRow,
    ticket,
    ticketSaid,
    ticketWork,
    service,
    articles,
    rollouts,
    rolloutsPrint,
    overview,
    friction,
    sankey,
    kept,
    theme,
  ].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  into.adoptedStyleSheets = [...into.adoptedStyleSheets, ...sheets];
}
