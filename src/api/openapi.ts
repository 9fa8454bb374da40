import { z } from 'zod';
import { problemSchema, reportSchema } from './report.ts';
import { readingSchema } from './row.ts';

const schemaOf = (schema: z.ZodType): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
};

const json = (name: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});
const told = (description: string, headers?: object) => ({
  description,
  ...(headers ? { headers } : {}),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const header = (description: string) => ({ description, schema: { type: 'string' } });

/**
 * What programs can send, in the form of OpenAPI 3.1, from the schemas by which it is read.
 * @param url where they send it
 */
export function openApi(url: string | undefined) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Growth Squad',
      version: '1',
      description:
        'Sends a squad’s numbers to the bot. The squad’s owner or product manager makes its token in Slack, with /metric token.',
    },
    ...(url === undefined ? {} : { servers: [{ url }] }),
    security: [{ squadToken: [] }],
    paths: {
      '/api/readings': {
        post: {
          operationId: 'sendReadings',
          summary: 'Send one reading, or up to 1,000.',
          description:
            'Each reading is taken or refused by itself, in the order in which they are sent. A number that somebody typed wins for its week; a newer value wins over an older one.',
          parameters: [
            {
              ...{ name: 'Idempotency-Key', in: 'header', required: false },
              description:
                'Names the request, up to 200 characters: with the same key it is done once, and answered the same again.',
              schema: { type: 'string', minLength: 1, maxLength: 200 },
            },
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  oneOf: [
                    { $ref: '#/components/schemas/Reading' },
                    {
                      type: 'array',
                      items: { $ref: '#/components/schemas/Reading' },
                      minItems: 1,
                      maxItems: 1_000,
                    },
                  ],
                },
                examples: {
                  now: { summary: 'This week’s number so far', value: { value: 312 } },
                  weeks: {
                    summary: 'Two weeks, of another number',
                    value: [
                      { metric: 'churn', week: '2026-W47', value: '2.4' },
                      { metric: 'churn', week: '2026-W48', value: '2.35' },
                    ],
                  },
                },
              },
            },
          },
          responses: {
            200: { description: 'At least one was not refused: see each result.', content: json('Report') },
            400: told('It is no JSON, or its key is none.'),
            401: told('The token is missing, not known, or has ended.', {
              'WWW-Authenticate': header('How to send one.'),
            }),
            413: told('It is larger than 512,000 bytes.'),
            422: told(
              'All readings are refused, there are none or too many, or the key came before with others.',
            ),
            429: told('More than 60 requests a minute came with this token.', {
              'Retry-After': header('In how many seconds it may come again.'),
            }),
            500: told('It failed, and nothing of the rest was kept: the log says why under `reference`.'),
          },
        },
      },
    },
    components: {
      securitySchemes: { squadToken: { type: 'http', scheme: 'bearer', bearerFormat: 'gsq-…' } },
      schemas: {
        Reading: schemaOf(readingSchema),
        Report: schemaOf(reportSchema),
        Problem: schemaOf(problemSchema),
      },
    },
  };
}
