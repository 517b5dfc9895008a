import { EVENT_MIGRATIONS } from '../../store/events/postgres/schema.ts';
import { inspectServer } from '../../store/postgres/inspect.ts';
import { RECORD_MIGRATIONS } from '../../store/records/postgres/schema.ts';
import type { HeardClock } from './clock.ts';
import { about, reasonOf, type Finding } from './finding.ts';

const { ok, warning, fault } = about('storage');
const KNOWN: Readonly<Record<string, number>> = {
  handrail_records: RECORD_MIGRATIONS.length,
  handrail_events: EVENT_MIGRATIONS.length,
};

/** The PostgreSQL database that holds everything, and its clock. */
export async function checkDatabase(url: string): Promise<{ findings: Finding[]; clocks: HeardClock[] }> {
  const askedAt = Date.now();
  try {
    const { shown, now, bytes, unsafe, versions } = await inspectServer(url, Object.keys(KNOWN));
    const clocks = [{ whose: 'the database', now, askedAt, heardAt: Date.now() }];
    const findings = [
      ...unsafe.map((name) =>
        fault(`${name} is off in ${shown}: what was acknowledged can be lost when its power fails. Set it to on.`),
      ),
      ...Object.entries(versions).map(([schema, has]) => judge(schema, has, KNOWN[schema] ?? 0)),
      ok(`${shown} answers; it has ${Math.ceil(bytes / 1_048_576)} MB.`),
    ];
    return { findings, clocks };
  } catch (error) {
    const why = reasonOf(error);
    return {
      findings: [
        fault(`The database of HANDRAIL_DATABASE_URL cannot be asked (${why}): start it, or check the address.`),
      ],
      clocks: [],
    };
  }
}

function judge(schema: string, has: number | undefined, knows: number): Finding {
  if (has === undefined)
    return warning(`${schema} is not there yet: the first start makes it. Is it the right database?`);
  if (has > knows) {
    return fault(
      `${schema} was written by a newer release (${has}, this one knows ${knows}): start that release again.`,
    );
  }
  return ok(has < knows ? `The next start brings ${schema} up to date.` : `${schema} has the schema of this release.`);
}
