import type { App, FrictionPlace, FrictionReport } from '@handrail/protocol';
import { TROUBLES_BY_WEIGHT } from './troubles.ts';
import { Spark } from '../charts/spark.tsx';
import { TakeAway } from '../explore/take-away.tsx';
import { formatCount, formatFullDay } from '../format.ts';
import { ElementName, nameOf } from '../parts/element-name.tsx';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Info } from '../parts/info.tsx';
import { PeopleShare } from '../parts/people-share.tsx';
import { PlaceLink } from '../parts/place-link.tsx';
import type { RangeChoice } from '../range.ts';
import { articlesHref, eventsHref, guidesHref } from '../route.ts';
import { frictionMessages as words } from '../words.ts';

type May = (right: string) => boolean;

interface TableProps {
  app: App;
  choice: RangeChoice;
  may: May;
  report: FrictionReport;
  places: readonly FrictionPlace[];
}

const sumOf = ({ counts }: FrictionPlace): number => Object.values(counts).reduce((sum, times) => sum + times, 0);

/** Places where people are stuck; each says what that means, and leads to what can be done about it. */
export function FrictionTable({ app, choice, may, report, places }: TableProps) {
  return (
    <section class="card" aria-label={words.title}>
      <HeadedTable
        caption={words.caption}
        kind="friction"
        heads={[words.place, words.sign, words.times, words.people, words.since, words.act]}
      >
        {places.map((place) => (
          <Row key={JSON.stringify([place.path, place.element, place.trouble])} {...{ app, choice, may, place }} />
        ))}
      </HeadedTable>
      <p class="muted">
        {words.people} <Info term="stuckPeople" />
      </p>
      <TakeAway
        table={{
          name: `${app.appId}-friction`,
          heads: [
            ...['path', 'element', 'sign', ...TROUBLES_BY_WEIGHT],
            ...['people', 'active people', 'share', 'times before', 'since'],
          ],
          rows: places.map((place) => [
            ...[place.path, place.element ? nameOf(place.element) : '', place.trouble],
            ...TROUBLES_BY_WEIGHT.map((trouble) => place.counts[trouble]),
            ...[place.stuck.numerator, place.stuck.denominator, place.stuck.value],
            ...[place.before, place.since ?? ''],
          ]),
        }}
        value={{ ...report, places }}
      />
    </section>
  );
}

function Row({ app, choice, may, place }: Pick<TableProps, 'app' | 'choice' | 'may'> & { place: FrictionPlace }) {
  const { path, element, trouble, stuck, before, since, trend } = place;
  const [first = 0, last = 0] = [trend[0], trend.at(-1)];
  const name = element === null ? path : `${nameOf(element)}, ${path}`;
  return (
    <tr>
      <th scope="row">
        <PlaceLink path={path} href={may('visitor.read') ? eventsHref(app.appId, choice, { path }) : undefined} />
        {element === null ? <span class="muted">{words.wholePage}</span> : <ElementName element={element} />}
      </th>
      <td class="sign">
        <strong>{words.troubles[trouble]}</strong>
        <span class="muted">{words.meanings[trouble]}</span>
        <Rest place={place} />
      </td>
      <td class="number">
        {formatCount(sumOf(place))}
        <Spark values={trend} words={words.trend(formatCount(first), formatCount(last))} />
        <span class="muted">{words.before(formatCount(before))}</span>
      </td>
      <td class="number">
        <PeopleShare measure={stuck} />
      </td>
      <td>{since === null ? words.earlier : words.from(formatFullDay(since))}</td>
      <td>
        <Acts app={app} choice={choice} may={may} path={path} name={name} />
      </td>
    </tr>
  );
}

/** What else happens there, where it is not one thing alone. */
function Rest({ place: { counts } }: { place: FrictionPlace }) {
  const seen = TROUBLES_BY_WEIGHT.filter((trouble) => counts[trouble] > 0);
  if (seen.length < 2) return null;
  return (
    <span class="muted">
      {seen.map((trouble) => words.counted(formatCount(counts[trouble]), words.troubles[trouble])).join(' · ')}
    </span>
  );
}

function Acts({
  app,
  choice,
  may,
  path,
  name,
}: Pick<TableProps, 'app' | 'choice' | 'may'> & Record<'path' | 'name', string>) {
  return (
    <span class="friction-acts">
      {may('guide.write') && (
        <a class="button small" href={guidesHref(app.appId, choice, path)} aria-label={words.guideFor(name)}>
          {words.guide}
        </a>
      )}
      {may('article.write') && (
        <a
          class="button small"
          href={articlesHref(app.appId, { title: words.answerFor(name), path })}
          aria-label={words.articleFor(name)}
        >
          {words.article}
        </a>
      )}
    </span>
  );
}
