import type { NextPagesReport, PagesReport } from '@handrail/protocol';
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../api.ts';
import { formatCount } from '../format.ts';
import { messages } from '../words.ts';
import { Info } from './info.tsx';
import { wordsFor } from './notice.tsx';
import { PeopleShare } from './people-share.tsx';
import { PlaceLink } from './place-link.tsx';
import { Ranking } from './ranking.tsx';
import { Share } from './share.tsx';

const words = messages.usage;

interface PageTableProps {
  report: PagesReport;
  hrefOf: (path: string) => string | undefined;
  loadNext: (path: string) => Promise<Answer<NextPagesReport>>;
}

/** Where people went from one page; asked for anew whenever the numbers around it are. */
function NextPages({ path, report, loadNext }: Omit<PageTableProps, 'hrefOf'> & { path: string }) {
  const [answer, setAnswer] = useState<Answer<NextPagesReport> | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    void loadNext(path).then((next) => wanted && setAnswer(next));
    return () => {
      wanted = false;
    };
  }, [path, report]);
  if (answer === undefined) return <p role="status">{messages.loading}</p>;
  if ('failure' in answer) return <p role="alert">{wordsFor(answer.failure).text}</p>;
  const { next } = answer.value;
  if (next.length === 0) return <p class="quiet">{words.nextNone}</p>;
  return (
    <>
      <p class="next-head">
        {words.nextTo} <Info term="nextShare" />
      </p>
      <ol class="next">
        {next.map((one) => (
          <li key={one.path}>
            <bdi>{one.path}</bdi> <Share value={one.share.value} />{' '}
            <span class="muted">{words.of(formatCount(one.share.numerator), formatCount(one.share.denominator))}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The pages that most people saw; each opens the ones that followed it. */
export function PageTable({ report, hrefOf, loadNext }: PageTableProps) {
  const [open, setOpen] = useState<string | undefined>(undefined);
  return (
    <Ranking
      title={words.pages}
      caption={words.pagesCaption}
      subject={words.page}
      terms={['pagePeople', 'pageViews']}
      more={[words.next]}
    >
      {report.pages.flatMap(({ path, views, share }) => [
        <tr key={path}>
          <th scope="row">
            <PlaceLink path={path} href={hrefOf(path)} />
          </th>
          <td class="number">
            <PeopleShare measure={share} />
          </td>
          <td class="number">{formatCount(views)}</td>
          <td>
            <button
              type="button"
              class="button small"
              aria-expanded={open === path}
              aria-label={words.nextOf(path)}
              onClick={() => setOpen(open === path ? undefined : path)}
            >
              {words.next}
            </button>
          </td>
        </tr>,
        ...(open === path
          ? [
              <tr key={`${path} next`} class="opened">
                <td colSpan={4}>
                  <div class="next-pages">
                    <NextPages path={path} report={report} loadNext={loadNext} />
                  </div>
                </td>
              </tr>,
            ]
          : []),
      ])}
    </Ranking>
  );
}
