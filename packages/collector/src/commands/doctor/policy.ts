import { about, reasonOf, type Finding } from './finding.ts';

const { ok, fault } = about('policy');
const WAIT_MS = 10_000;

/** The line that a host page's policy needs, and whether what pages fetch arrives with the headers that we give it. */
export async function checkPolicy(url: string): Promise<Finding[]> {
  const { origin } = new URL(url);
  const line = `A host page on another origin with a Content-Security-Policy needs: script-src ${origin}; connect-src ${origin}; and for authors frame-src ${origin}`;
  try {
    const { status, headers } = await fetch(`${url}/handrail.js`, {
      ...{ redirect: 'manual', signal: AbortSignal.timeout(WAIT_MS) },
    });
    const wrong = [
      ...(status === 200
        ? []
        : [`is answered with ${status}: is everything built, and the path of HANDRAIL_PUBLIC_URL right?`]),
      ...(headers.get('cross-origin-resource-policy') === 'cross-origin'
        ? []
        : ['lost Cross-Origin-Resource-Policy on its way: let the proxy leave our headers alone']),
      ...(/javascript/.test(headers.get('content-type') ?? '') ? [] : ['is not told to be JavaScript']),
      ...(headers.get('access-control-allow-origin') === '*' ? [] : ['lost Access-Control-Allow-Origin on its way']),
    ];
    return [wrong[0] === undefined ? ok(line) : fault(`${url}/handrail.js ${wrong[0]}`)];
  } catch (error) {
    return [fault(`${url}/handrail.js cannot be fetched (${reasonOf(error)}).`)];
  }
}
