import type { App, LicencesReport } from '@handrail/protocol';
import { formatCount } from '../format.ts';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Info } from '../parts/info.tsx';
import { ShareBar } from '../parts/share.tsx';
import { settingsHref } from '../route.ts';
import { TakeAway } from './take-away.tsx';
import { exploreMessages as words } from '../words.ts';

type Row = LicencesReport['total'] & { name: string };

/** Seats by department: used, idle, and what the idle ones cost. */
export function Licences({ app, report, mayChange }: { app: App; report: LicencesReport; mayChange: boolean }) {
  const { departments, total, price, elsewhere } = report;
  if (departments.length === 0) {
    return (
      <section class="card">
        <p class="quiet">{words.noSeats}</p>
        {mayChange && (
          <p class="actions">
            <a class="button" href={settingsHref(app.appId)}>
              {words.setSeats}
            </a>
          </p>
        )}
      </section>
    );
  }
  const rows: Row[] = [
    ...departments.map(({ department, ...row }) => ({ ...row, name: department })),
    { ...total, name: words.total },
  ];
  const money = (amount: number | null): string => `${formatCount(amount ?? 0)} ${price?.currency ?? ''}`;
  return (
    <section class="card" aria-label={words.kinds.licences}>
      <h2>
        {words.kinds.licences} <Info term="licenceUse" />
      </h2>
      <HeadedTable
        caption={words.licencesTable}
        kind="trends"
        numbers={[1]}
        heads={[
          ...[words.department, words.seats, words.used, words.share, words.idle],
          ...(price ? [words.idleCost(price.per)] : []),
        ]}
      >
        {rows.map(({ name, use, idle, idleCost }) => (
          <tr key={name}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td class="number">{formatCount(use.denominator)}</td>
            <td class="number">{formatCount(use.numerator)}</td>
            <td class="number">
              <ShareBar value={use.value === null ? null : Math.min(1, use.value)} />
            </td>
            <td class="number">{formatCount(idle)}</td>
            {price && <td class="number">{money(idleCost)}</td>}
          </tr>
        ))}
      </HeadedTable>
      {elsewhere > 0 && <p class="muted">{words.elsewhere(formatCount(elsewhere))}</p>}
      <TakeAway
        table={{
          name: `${app.appId}-licences`,
          heads: ['department', 'seats', 'used', 'idle', 'cost of idle'],
          rows: rows.map(({ name, use, idle, idleCost }) => [name, use.denominator, use.numerator, idle, idleCost]),
        }}
        value={report}
      />
    </section>
  );
}
