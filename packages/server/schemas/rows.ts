import { z } from '@hono/zod-openapi'
import { EVENT_AUX, EVENT_TYPES, FATES, LEDGER_KINDS } from '@onrecord/format'
import type {
  ActorRow,
  ArticleRow,
  ConditionRow,
  Counts,
  EventRow,
  LedgerRow,
  Quote,
  SearchHit,
  StatementRow,
} from '@onrecord/record'
import {
  act,
  actorType,
  conditionForm,
  decided,
  eventType,
  fate,
  published,
  range,
  span,
  spans,
  statementKind,
  statementRefs,
  strings,
  why,
} from './basics.js'

export const articleRow: z.ZodType<ArticleRow> = z
  .object({
    key: z.string(),
    name: z.string(),
    uri: z.string(),
    url: z.string().nullable(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    byline: strings.nullable(),
    wire: z.string().nullable(),
    language: z.string(),
    published,
    edition: z.int(),
    statements: z.int(),
    conditions: z.int(),
    words: z.int(),
  })
  .openapi('ArticleRow')

export const statementRow: z.ZodType<StatementRow> = z
  .object({
    id: z.string(),
    article: z.string(),
    outlet: z.string().nullable(),
    title: z.string().nullable(),
    published,
    source: spans,
    cue: spans,
    content: spans,
    sourceText: z.string(),
    cueText: z.string(),
    contentText: z.string(),
    kind: statementKind,
    speaker: z.string().nullable(),
    speakerName: z.string().nullable(),
    speakers: strings,
    addressee: z.string().nullable(),
    act,
    said: z.object({ ...range, why }),
    depth: z.int(),
    negated: z.boolean(),
    confidence: z.number(),
    targets: strings,
    line: z.int(),
    decided,
    fate,
    why,
  })
  .openapi('StatementRow')

export const conditionRow: z.ZodType<ConditionRow> = z
  .object({
    id: z.string(),
    article: z.string(),
    outlet: z.string().nullable(),
    published,
    holder: z.string().nullable(),
    holderName: z.string().nullable(),
    trigger: spans,
    consequence: spans,
    connective: spans,
    triggerText: z.string(),
    consequenceText: z.string(),
    connectiveText: z.string(),
    form: conditionForm,
    voice: z.enum(['speaker', 'reporter']),
    statement: z.string().nullable(),
    whole: span,
    wholeText: z.string(),
    made: z.object(range),
    line: z.int(),
    fate,
    why,
  })
  .openapi('ConditionRow')

export const quote: z.ZodType<Quote> = z
  .object({
    article: z.string(),
    outlet: z.string().nullable(),
    title: z.string().nullable(),
    published,
    spans,
    texts: strings,
    line: z.int(),
  })
  .openapi('Quote')

const evidence = z.object({
  article: z.string(),
  spans,
  state: z.enum(['met', 'broken', 'overtaken']),
  score: z.number(),
  why: strings,
  event: z.enum(EVENT_TYPES).optional(),
  quote,
})

export const ledgerRow: z.ZodType<LedgerRow> = z
  .object({
    id: z.string(),
    kind: z.enum(LEDGER_KINDS),
    holder: z.string().nullable(),
    holderName: z.string().nullable(),
    made: z.object(range),
    due: z.string().nullable(),
    state: z.enum(FATES),
    by: z.string(),
    decision: z.string().optional(),
    evidence: z.array(evidence).readonly(),
    statements: statementRefs,
    article: z.string(),
    outlet: z.string().nullable(),
    title: z.string().nullable(),
    published,
    needs: spans,
    gives: spans,
    needsText: z.string(),
    givesText: z.string(),
    whole: span,
    wholeText: z.string(),
    line: z.int(),
    form: conditionForm.nullable(),
  })
  .openapi('LedgerRow')

export const actorRow: z.ZodType<ActorRow> = z
  .object({
    id: z.string(),
    name: z.string(),
    type: actorType,
    articles: z.int(),
    statements: z.int(),
    about: z.int(),
  })
  .openapi('ActorRow')

export const searchHit: z.ZodType<SearchHit> = z
  .object({
    article: z.string(),
    outlet: z.string().nullable(),
    title: z.string().nullable(),
    published,
    snippet: span,
    snippetText: z.string(),
    hits: spans,
    statements: strings,
  })
  .openapi('SearchHit')

export const eventRow: z.ZodType<EventRow> = z
  .object({
    id: z.string(),
    article: z.string(),
    outlet: z.string().nullable(),
    title: z.string().nullable(),
    published,
    type: eventType,
    mode: z.string().nullable(),
    aux: z.enum(EVENT_AUX).nullable(),
    actor: z.string().nullable(),
    actorName: z.string().nullable(),
    recipient: z.string().nullable(),
    recipientName: z.string().nullable(),
    span,
    spanText: z.string(),
    statement: z.string().nullable(),
    line: z.int(),
    ...range,
    why,
  })
  .openapi('EventRow')

export const counts: z.ZodType<Counts> = z
  .object({
    articles: z.int(),
    statements: z.int(),
    conditions: z.int(),
    events: z.int(),
    actors: z.int(),
    decided: z.int(),
  })
  .openapi('Counts')
