import type { OverviewFigure } from '@handrail/protocol';
import { definitions } from '../definitions.ts';
import { Icon } from '../parts/icon.tsx';
import { Info } from '../parts/info.tsx';
import { TrendLine } from './trend-line.tsx';
import { changeOf, formatValue, reaches, textOf } from './figure-text.ts';
import { overviewMessages as words } from '../words.ts';

/** How a figure changed, in words, with an arrow that says the same; its colour is the least of it. */
export function ChangeMark({ now, before }: Pick<OverviewFigure, 'now' | 'before'>) {
  const change = changeOf(now, before);
  if (change === undefined) return null;
  const { text, way, rises } = change;
  return (
    <span class={`moved ${way}`}>
      {way !== 'same' && (
        <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
          <path d={rises ? 'M4 1 7.5 7h-7Z' : 'M4 7 .5 1h7Z'} />
        </svg>
      )}
      {text}
      {way !== 'same' && <span class="unseen">, {words[way]}</span>}
    </span>
  );
}

function Aim({ now, aim }: Pick<OverviewFigure, 'now' | 'aim'>) {
  const isReached = reaches(now, aim);
  if (aim === null) return null;
  return (
    <span class={isReached === false ? 'aim short' : 'aim'}>
      {isReached !== undefined && <Icon name={isReached ? 'done' : 'warn'} />}
      {words.aim(formatValue(aim, now.unit))}
      {isReached !== undefined && <span class="unseen">, {isReached ? words.met : words.short}</span>}
    </span>
  );
}

interface TileProps {
  row: OverviewFigure;
  href: string | undefined;
  isFilling: boolean;
}

function FigureTile({ row, href, isFilling }: TileProps) {
  const { figure, now, before, aim, trend } = row;
  const { term } = definitions[figure];
  const { numerator, denominator } = now;
  const here = numerator === undefined ? undefined : `${round(numerator)} ÷ ${round(denominator ?? 0)}`;
  const value = <span class={now.value === null ? 'no-data' : ''}>{textOf(now)}</span>;
  return (
    <div class="tile">
      <dt>
        {term} <Info term={figure} here={here} />
      </dt>
      <dd>
        <span class="figure">
          {href === undefined ? (
            value
          ) : (
            <a href={href} aria-label={`${term}: ${textOf(now)}`}>
              {value}
            </a>
          )}
        </span>
        {now.unit === 'per-hundred' && figure !== 'ticketsPer100' && now.value !== null && (
          <small>{words.perHundred}</small>
        )}
        <span class="tile-notes">
          {!isFilling && <ChangeMark now={now} before={before} />}
          {!isFilling && before.value !== null && <small>{words.before(textOf(before))}</small>}
          <Aim now={now} aim={aim} />
          {now.cut === true && <small>{words.cut}</small>}
        </span>
        <TrendLine values={trend} name={term} unit={now.unit} />
      </dd>
    </div>
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The figures of one app, or of all. */
export function FigureTiles({
  figures,
  isFilling,
  hrefOf,
}: {
  figures: readonly OverviewFigure[];
  /** Whether what was before is still being written, so that nothing is said of it. */
  isFilling: boolean;
  hrefOf: (figure: OverviewFigure['figure']) => string | undefined;
}) {
  return (
    <dl class="tiles card overview-tiles" aria-label={words.figures}>
      {figures.map((row) => (
        <FigureTile key={row.figure} row={row} href={hrefOf(row.figure)} isFilling={isFilling} />
      ))}
    </dl>
  );
}
