import { appInputSchema, checkOf } from '@handrail/protocol/schema';
import { about, type Finding } from './finding.ts';
import type { Self } from './address.ts';

const { ok, warning, fault } = about('origins');
const isApp = checkOf(appInputSchema);

/** Whether the pages that may use an app's key are named, and their browsers let them reach us. */
export function checkOrigins(apps: Self['apps'], url: string): Finding[] {
  if (apps.length === 0) return [ok('There is no app yet.')];
  const isSafe = url.startsWith('https:');
  return apps.map(({ appId, origins }) => {
    if (!isApp({ name: appId, origins }).ok) {
      return fault(`The app "${appId}" names an origin that is none: write https://app.example.com, in its settings.`);
    }
    if (origins.length === 0) {
      return warning(
        `The app "${appId}" names no origins, so that any page may use its key: name them in its settings.`,
      );
    }
    const blocked = origins.find((origin) => origin.startsWith('https:'));
    if (!isSafe && blocked !== undefined) {
      return fault(
        `Pages of ${blocked} (app "${appId}") may not ask ${url}, which has no TLS: put a certificate before the collector.`,
      );
    }
    return ok(`The app "${appId}" names ${origins.length} well-formed ${origins.length === 1 ? 'origin' : 'origins'}.`);
  });
}
