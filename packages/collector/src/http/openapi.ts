import type { Route } from './route.ts';
import { json } from './problem.ts';
import { route } from './route.ts';

/** The route that describes the others; made from the same schemas that check the requests. */
export function openapiRoute(routes: readonly Route[]): Route {
  const described = describe(routes);
  return route(
    {
      method: 'GET',
      path: '/openapi.json',
      permission: 'public',
      summary: 'This description.',
      answers: { 200: { description: 'OpenAPI 3.1' } },
    },
    () => json(200, described, { 'cache-control': 'no-cache' }),
  );
}

function describe(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const one of routes) {
    const path = one.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operation(one) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Handrail collector', version: '1' },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'handrail_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation({ path, summary, permission, query = {}, body, answers }: Route): object {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => parameter('path', name ?? '', undefined));
  const inQuery = Object.entries(query).map(([name, description]) => parameter('query', name, description));
  return {
    summary,
    security: permission === 'public' || permission === 'app-key' ? [] : [{ session: [] }, { token: [] }],
    parameters: [...inPath, ...inQuery],
    ...(body && {
      requestBody: {
        required: true,
        description: `At most ${body.bounds.maxBytes} bytes.`,
        content: Object.fromEntries(body.bounds.types.map((type) => [type, { schema: body.schema }])),
      },
    }),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, { description, schema }]) => {
        const type = Number(status) < 400 ? 'application/json' : 'application/problem+json';
        return [status, schema === undefined ? { description } : { description, content: { [type]: { schema } } }];
      }),
    ),
  };
}

function parameter(where: 'path' | 'query', name: string, description: string | undefined): object {
  return { in: where, name, required: where === 'path', description, schema: { type: 'string' } };
}
