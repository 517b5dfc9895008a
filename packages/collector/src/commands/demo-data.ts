import type { Config } from '../config.ts';
import { fillSample } from '../company/fill.ts';
import { sampleOptions } from '../company/plan.ts';
import { removeSample } from '../company/remove.ts';
import { openStores } from '../open-stores.ts';
import type { Stores } from '../services/stores.ts';
import { StartError } from '../start-error.ts';

/** Adds the made-up company to the stores of a collector that does not run. */
export const addDemoData = (config: Config, print: (text: string) => void): Promise<void> =>
  within(config, async (stores) => {
    const options = sampleOptions(Date.now(), config.timeZone);
    const told = await fillSample({ stores }, options);
    if (told !== undefined && 'taken' in told) {
      const { name, appId, sample } = told.taken;
      throw new StartError(
        sample === undefined
          ? `There is an app "${name}" (${appId}) that was not made up: nothing was written.`
          : `The made-up company is there already: "handrail-collector remove-demo-data" takes it away.`,
      );
    }
    print(`Added a made-up company of ${options.people} people, with ${options.days} days of its past, in ${options.apps} apps.
Each is marked "(sample)" in the dashboard, where one click removes all of them, as does "handrail-collector remove-demo-data".
`);
  });

/** Takes all apps away that were made up. */
export const removeDemoData = (config: Config, print: (text: string) => void): Promise<void> =>
  within(config, async (stores) => {
    const { apps, events, tickets } = await removeSample(stores);
    print(`Removed ${apps} made-up apps with ${events} events and ${tickets} tickets.\n`);
  });

async function within(config: Config, run: (stores: Stores) => Promise<void>): Promise<void> {
  const { stores, close } = await openStores(config);
  try {
    await run(stores);
  } finally {
    await close();
  }
}
