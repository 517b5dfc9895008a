import type { AnswersReport, App } from '@handrail/protocol';
import { TakeAway } from '../explore/take-away.tsx';
import { formatAverage, formatCount, formatMoment } from '../format.ts';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Info } from '../parts/info.tsx';
import { ShareBar } from '../parts/share.tsx';
import { guideFigureMessages as words } from '../words.ts';

type Asked = AnswersReport['questions'][number];

function Numbers({ question: { answers, nps, mean } }: { question: Asked }) {
  return (
    <p>
      {words.answers(formatCount(answers))}
      {nps !== null && (
        <>
          {' · '}
          <strong>{words.nps(formatCount(Math.round(nps)))}</strong> <Info term="nps" />
        </>
      )}
      {mean !== null && ` · ${words.mean(formatAverage(mean))}`}
    </p>
  );
}

function Comments({ question: { title, comments } }: { question: Asked }) {
  return (
    <HeadedTable
      caption={words.comments(title)}
      kind="trends"
      numbers={[1, 2]}
      heads={[words.comment, words.score, words.when]}
      scroll="long"
    >
      {comments.map(({ at, text, score }, index) => (
        <tr key={index}>
          <td dir="auto">{text}</td>
          <td class="number">{score === null ? '–' : formatCount(score)}</td>
          <td>{formatMoment(at)}</td>
        </tr>
      ))}
    </HeadedTable>
  );
}

/** What people answered to a survey, question by question. */
export function Answers({ app, guideId, report }: { app: App; guideId: string; report: AnswersReport }) {
  const { questions, cut } = report;
  return (
    <section class="card" aria-label={words.answersTitle}>
      <h2>{words.answersTitle}</h2>
      {cut && <p class="hint">{words.cut}</p>}
      {questions.map((question) => (
        <section key={question.questionId} aria-label={question.title}>
          <h3 dir="auto">{question.title}</h3>
          <Numbers question={question} />
          {question.answers > 0 && question.options.length > 0 && (
            <HeadedTable
              caption={words.optionsTable(question.title)}
              kind="trends"
              numbers={[1]}
              heads={[words.option, words.answerCount, words.share]}
            >
              {question.options.map(({ option, label, answers }) => (
                <tr key={option}>
                  <th scope="row" dir="auto">
                    {label}
                  </th>
                  <td class="number">{formatCount(answers)}</td>
                  <td class="number">
                    <ShareBar value={answers / question.answers} />
                  </td>
                </tr>
              ))}
            </HeadedTable>
          )}
          {question.comments.length > 0 && <Comments question={question} />}
        </section>
      ))}
      <TakeAway
        table={{
          name: `${app.appId}-${guideId}-answers`,
          heads: ['question', 'answer', 'count', 'score', 'at'],
          rows: questions.flatMap(({ title, options, comments }) => [
            ...options.map(({ label, answers }) => [title, label, answers, null, null]),
            ...comments.map(({ at, text, score }) => [title, text, null, score, new Date(at).toISOString()]),
          ]),
        }}
        value={report}
      />
    </section>
  );
}
