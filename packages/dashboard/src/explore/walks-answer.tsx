import type { App, WalksReport } from '@handrail/protocol';
import { peopleText, sessionsText } from '../counted.ts';
import { formatCount } from '../format.ts';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Info } from '../parts/info.tsx';
import { Notice } from '../parts/notice.tsx';
import { ShareBar } from '../parts/share.tsx';
import { pathMessages as words } from '../words.ts';
import { nodeName, Sankey } from './sankey.tsx';
import { TakeAway } from './take-away.tsx';

interface WalksProps {
  app: App;
  report: WalksReport;
  /** As it was written: a page or an event. */
  start: string;
  hrefOf: (path: string) => string;
}

/** What people did after something or before it: drawn, and way by way. */
export function WalksAnswer({ app, report, start, hrefOf }: WalksProps) {
  const title = words.titles[report.way](start);
  if (report.sessions === 0) return <Notice title={words.nobody(start)} />;
  const nodes = new Map(report.nodes.map((node) => [node.nodeId, node]));
  const nameOf = (nodeId: string): string => {
    const node = nodes.get(nodeId);
    return node === undefined ? '' : nodeName(node, start);
  };
  const rows = report.links.map((link) => ({
    ...{ step: nodes.get(link.to)?.step ?? 0, from: nameOf(link.from), to: nameOf(link.to) },
    ...{ share: link.share, people: link.people },
  }));
  return (
    <section class="card" aria-label={title}>
      <h2>
        {title} <Info term="walk" />
      </h2>
      <p class="muted">{words.whole(sessionsText(report.sessions), peopleText(report.people))}</p>
      <Sankey title={words.picture(title)} report={report} start={start} hrefOf={hrefOf} />
      <HeadedTable
        caption={words.table}
        kind="trends"
        numbers={[3]}
        heads={[words.step, words.from, words.to, words.sessions, words.share, words.people]}
      >
        {rows.map(({ step, from, to, share, people }, index) => (
          <tr key={index}>
            <td class="number">{step}</td>
            <th scope="row" dir="auto">
              {from}
            </th>
            <td dir="auto">{to}</td>
            <td class="number">{formatCount(share.numerator)}</td>
            <td class="number">
              <ShareBar value={share.value} />
            </td>
            <td class="number">{people === null ? words.several : formatCount(people)}</td>
          </tr>
        ))}
      </HeadedTable>
      <TakeAway
        table={{
          name: `${app.appId}-paths`,
          heads: ['step', 'from', 'to', 'sessions', 'share', 'people'],
          rows: rows.map(({ step, from, to, share, people }) => [
            ...[step, from, to],
            ...[share.numerator, share.value, people],
          ]),
        }}
        value={report}
      />
    </section>
  );
}
