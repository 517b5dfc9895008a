import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readConfig, type Config, type Environment } from '../config.ts';
import { noteBackup, openDataFolder } from '../data-folder.ts';
import { erasePerson } from '../services/erasure.ts';
import { StartError } from '../start-error.ts';
import {
  catchUpSqliteEvents,
  openSqliteEvents,
  openSqliteQuestions,
  rebuildSqliteEvents,
} from '../store/events/sqlite/index.ts';
import { pathsOfLog } from '../store/events/sqlite/log-files.ts';
import { openSqliteRecords } from '../store/records/sqlite/index.ts';
import { BI_PLACES, makeBiViews } from '../store/postgres/bi-views.ts';
import { backUp, restore } from '../store/sqlite/back-up.ts';
import { lockFolder } from '../store/sqlite/lock-folder.ts';
import { addDemoData, removeDemoData } from './demo-data.ts';
import { runDoctor } from './doctor/index.ts';

export const USAGE = `handrail-collector                              runs the collector
handrail-collector doctor [--json]              looks at everything that it needs, and says what to do; exit code 1 for a fault
handrail-collector backup <folder>              copies the data into a new folder; the collector may run
handrail-collector restore <folder>             puts a back-up into an empty data folder
handrail-collector rebuild                      counts again, from the log, what is counted from it
handrail-collector export <appId> <visitorId>   prints all that is kept of a visitor, as lines of JSON
handrail-collector erase <appId> <visitorId>    erases a visitor and the browsers that are theirs
handrail-collector demo-data                    adds a made-up company with its past year, to look at
handrail-collector remove-demo-data             takes all of it away again
handrail-collector bi-views                     makes the views for BI tools in PostgreSQL, or makes them anew; the collector may run

The data folder is HANDRAIL_DATA. All but doctor, backup, export and bi-views need the collector to be stopped.
`;

/** Carries out a command and says what was done. Throws a `StartError`, with a line for people, when it cannot. */
type Command = (config: Config, args: readonly string[], print: (text: string) => void) => Promise<void> | void;

const COMMANDS: Readonly<Record<string, { args: number; run: Command }>> = {
  backup: {
    args: 1,
    run({ dataFolder }, [target = ''], print) {
      const book = dataIn(dataFolder);
      // What is named by others is copied after them: rows name words and visitors of the book, and a week that ends moves to the rest.
      const beside = ['records.sqlite', 'secret.key'].map((name) => join(dataFolder, name));
      const startedAt = new Date();
      const copied = backUp(dataFolder, names(), target);
      noteBackup(dataFolder, startedAt);
      function* names(): Iterable<string> {
        for (const path of [...pathsOfLog(book).reverse(), book, ...beside]) yield relative(dataFolder, path);
        // Looked for once the rows are copied that name them.
        yield* filesOfTickets(dataFolder);
      }
      print(`Backed up ${copied.length} files to ${target}.\n`);
    },
  },
  restore: {
    args: 1,
    run({ dataFolder }, [source = ''], print) {
      const restored = restore(source, dataFolder, (folder) => catchUpSqliteEvents(dataIn(folder)));
      print(`Restored ${restored.length} files to ${dataFolder}.\n`);
    },
  },
  rebuild: {
    args: 0,
    run: ({ dataFolder }, _, print) =>
      alone(dataFolder, async (book) => {
        await rebuildSqliteEvents(book);
        print('Counted everything again from the log.\n');
      }),
  },
  export: {
    args: 2,
    async run({ dataFolder }, [appId = '', visitorId = ''], print) {
      const events = openSqliteQuestions(dataIn(dataFolder));
      print(`${JSON.stringify({ visitorId, guides: await events.history(appId, visitorId) })}\n`);
      const records = openSqliteRecords(join(dataFolder, 'records.sqlite'));
      for (const one of await records.tickets.exportVisitor(appId, visitorId)) print(`${JSON.stringify(one)}\n`);
      await records.close();
      for await (const record of events.exportVisitor(appId, visitorId)) print(`${JSON.stringify(record)}\n`);
      await events.close();
    },
  },
  erase: {
    args: 2,
    run: ({ dataFolder }, [appId = '', visitorId = ''], print) =>
      alone(dataFolder, async (book) => {
        const stores = {
          events: openSqliteEvents(book),
          records: openSqliteRecords(join(dataFolder, 'records.sqlite')),
        };
        // Whoever has the files has no name here.
        const { events, tickets } = await erasePerson(stores, { appId, visitorId }, () => Promise.resolve());
        await stores.events.close();
        await stores.records.close();
        print(`Erased ${events} events and ${tickets} tickets.\n`);
      }),
  },
  'demo-data': { args: 0, run: (config, _, print) => addDemoData(config, print) },
  'bi-views': {
    args: 0,
    async run({ databaseUrl, timeZone }, _, print) {
      if (databaseUrl === undefined) throw new StartError('Views for BI need PostgreSQL: set HANDRAIL_DATABASE_URL.');
      const views = await makeBiViews(databaseUrl, timeZone);
      const { views: schema, reader } = BI_PLACES;
      print(
        `Made ${views.map((name) => `${schema}.${name}`).join(', ')}. Grant ${reader} to whoever is to read them.\n`,
      );
    },
  },
  'remove-demo-data': { args: 0, run: (config, _, print) => removeDemoData(config, print) },
};

/** The files that came with tickets. */
function filesOfTickets(dataFolder: string): string[] {
  const folder = join(dataFolder, 'uploads');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(dataFolder, join(one.parentPath, one.name)));
}

/** The book of a data folder that has data. */
function dataIn(dataFolder: string): string {
  const book = join(dataFolder, 'events.sqlite');
  if (existsSync(book)) return book;
  throw new StartError(`${dataFolder} has no data: set HANDRAIL_DATA to the folder of the collector.`);
}

/** Nobody else uses the files meanwhile. */
async function alone(dataFolder: string, run: (book: string) => Promise<void>): Promise<void> {
  openDataFolder(dataFolder);
  const book = dataIn(dataFolder);
  const lock = lockFolder(dataFolder);
  try {
    await run(book);
  } finally {
    lock.release();
  }
}

/** Runs the command that the arguments name. `failed`: it did what it should, and what it tells is not good. */
export async function runCommand(
  args: readonly string[],
  env: Environment,
  print: (text: string) => void,
): Promise<'done' | 'failed' | 'unknown'> {
  const [name = '', ...rest] = args;
  // It reads the environment by itself, as that may be at fault.
  if (name === 'doctor' && rest.every((one) => one === '--json')) {
    return (await runDoctor(env, rest.length > 0, print)) ? 'done' : 'failed';
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined || rest.length !== command.args) return 'unknown';
  await command.run(readConfig(env), rest, print);
  return 'done';
}
