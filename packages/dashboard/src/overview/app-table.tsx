import type { OverviewReport } from '@handrail/protocol';
import { NumberHeading } from '../parts/heading.tsx';
import type { RangeChoice } from '../range.ts';
import { overviewHref } from '../route.ts';
import { ChangeMark } from './figure-tiles.tsx';
import { textOf } from './figure-text.ts';
import { figureHref } from './places.ts';
import { overviewMessages as words } from '../words.ts';

/** An app of which nothing has come, now or before: its counts are zero for want of anything to count. */
const hasNothing = (figures: OverviewReport['apps'][number]['figures']): boolean =>
  figures.every(({ now, before }) => !now.value && !before.value);

/** Each app in a row, by how much it wants attention. */
export function AppTable({ report, choice }: { report: OverviewReport; choice: RangeChoice }) {
  const worst = new Map<string, number>();
  for (const { appId, weight } of report.concerns) worst.set(appId, Math.max(weight, worst.get(appId) ?? 0));
  const apps = report.apps.toSorted((a, b) => (worst.get(b.appId) ?? 0) - (worst.get(a.appId) ?? 0));
  const [first] = apps;
  return (
    <section class="card" aria-label={words.apps}>
      <h2>{words.apps}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label={words.appsCaption}>
        <table class="figures overview-apps">
          <caption class="unseen">{words.appsCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.app}</th>
              {first?.figures.map(({ figure }) => (
                <NumberHeading key={figure} term={figure} />
              ))}
            </tr>
          </thead>
          <tbody>
            {apps.map(({ appId, name, figures }) => (
              <tr key={appId}>
                <th scope="row">
                  <a href={overviewHref(choice, appId)}>
                    <bdi>{name}</bdi>
                  </a>
                </th>
                {hasNothing(figures) && (
                  <td colSpan={figures.length} class="no-data">
                    {words.nothingOf}
                  </td>
                )}
                {(hasNothing(figures) ? [] : figures).map(({ figure, now, before }) => (
                  <td key={figure} class="number">
                    {now.value === null ? (
                      <span class="no-data">{textOf(now)}</span>
                    ) : (
                      <a href={figureHref(figure, appId, choice)}>{textOf(now)}</a>
                    )}
                    <ChangeMark now={now} before={before} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
