import type { OpenAPIHono } from '@hono/zod-openapi'

/** Puts the description of the API, made from the definitions of its routes, at /api/openapi.json. */
export const describe = (app: OpenAPIHono): void => {
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Onrecord',
      version: '0.1.0',
      description:
        'Who said what, to whom, when, on what condition, and who reported it. Spans are counted in UTF-16 code units of an article’s text, ends exclusive; days are ISO 8601, ranges inclusive, an open end is null.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
  })
}
