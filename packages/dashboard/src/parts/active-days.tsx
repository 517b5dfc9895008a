import type { ActiveDay } from '@handrail/protocol';
import { DaysChart } from '../charts/days.tsx';
import { formatCount, formatFullDay } from '../format.ts';
import { messages } from '../words.ts';
import { Info } from './info.tsx';

/** Active visitors a day, as a picture and as a table behind it. */
export function ActiveDays({ days, today }: { days: readonly ActiveDay[]; today: string }) {
  const words = messages.days;
  return (
    <section class="card" aria-label={words.title}>
      <h2>
        {words.title} <Info term="activeVisitors" /> <small>{words.wholeApp}</small>
      </h2>
      <DaysChart days={days} today={today} />
      <details>
        <summary>{words.table}</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={words.caption}>
          <table class="figures">
            <caption class="unseen">{words.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col" class="number">
                  {words.visitors}
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, visitors }) => (
                <tr key={day}>
                  <th scope="row">
                    {formatFullDay(day)} {day === today && <small>{words.soFar}</small>}
                  </th>
                  <td class="number">{formatCount(visitors)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
