import type { Level, SupportSettings, Team, WorkCalendar } from '@handrail/protocol';
import { Checks, Choice, Field } from '../parts/form.tsx';
import { ticketMessages, serviceMessages } from '../words.ts';
import { readHolidays, readHours, writeHolidays, writeHours } from './lines.ts';
import { freshId, List, Mistakes, Parsed } from './parts.tsx';
import type { SettingsPartProps } from './settings-part.ts';

const words = serviceMessages.teams;

const newTeam = (): Team => ({
  ...{ teamId: freshId('team'), name: '', level: 'l1', memberIds: [] },
  calendar: {
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
    holidays: [],
  },
});

/** Who answers, and when they work. */
export function Teams({ settings, set, agents }: SettingsPartProps) {
  return (
    <List
      {...{ title: words.title, one: words.one, path: '/teams', items: settings.teams, make: newTeam }}
      nameOf={({ name }) => name}
      keyOf={({ teamId }) => teamId}
      onItems={(teams) => set({ teams })}
    >
      {(team, change, at) => (
        <>
          <Field label={serviceMessages.name} required value={team.name} onValue={(name) => change({ name })} />
          <Mistakes at={[`${at}/name`, `${at}/teamId`]} label={serviceMessages.name} />
          <Choice<Level>
            label={words.level}
            value={team.level}
            options={ticketMessages.levels}
            onValue={(level) => change({ level })}
          />
          <Checks
            label={words.members}
            options={namesWith(agents, team.memberIds)}
            chosen={team.memberIds}
            onChosen={(memberIds) => change({ memberIds })}
          />
          <Mistakes at={[`${at}/memberIds`]} label={words.members} />
          <Calendar calendar={team.calendar} at={`${at}/calendar`} onCalendar={(calendar) => change({ calendar })} />
        </>
      )}
    </List>
  );
}

/** Names by id; who is in a team and is no agent any more stands there by their id. */
function namesWith(agents: SettingsPartProps['agents'], memberIds: SupportSettings['teams'][number]['memberIds']) {
  const names = Object.fromEntries(agents.map(({ memberId, name }) => [memberId, name]));
  return { ...Object.fromEntries(memberIds.map((memberId) => [memberId, memberId])), ...names };
}

interface CalendarProps {
  calendar: WorkCalendar;
  at: string;
  onCalendar: (calendar: WorkCalendar) => void;
}

function Calendar({ calendar, at, onCalendar }: CalendarProps) {
  const set = (change: Partial<WorkCalendar>) => onCalendar({ ...calendar, ...change });
  return (
    <>
      <Field
        label={words.timeZone}
        required
        value={calendar.timeZone}
        onValue={(timeZone) => set({ timeZone: timeZone.trim() })}
      />
      <Mistakes at={[`${at}/timeZone`]} label={words.timeZone} />
      <fieldset class="week">
        <legend>{words.hours}</legend>
        <p class="muted">{words.hoursNote}</p>
        {words.days.map((day, index) => {
          const weekday = index + 1;
          return (
            <Parsed
              key={day}
              label={day}
              value={calendar.hours.filter((one) => one.weekday === weekday)}
              read={(text) => readHours(weekday, text)}
              write={(hours) => writeHours(weekday, hours)}
              bad={words.badHours}
              onValue={(hours) =>
                set({ hours: [...calendar.hours.filter((one) => one.weekday !== weekday), ...hours] })
              }
            />
          );
        })}
        <Mistakes at={[`${at}/hours`]} label={words.hours} />
      </fieldset>
      <Parsed
        label={words.holidays}
        note={words.holidaysNote}
        lines={4}
        value={calendar.holidays}
        {...{ read: readHolidays, write: writeHolidays, bad: words.badHolidays }}
        at={[`${at}/holidays`]}
        onValue={(holidays) => set({ holidays })}
      />
    </>
  );
}
