import type { Export } from './articles.js'
import { csv } from './csv.js'
import { followTheMoney } from './follow-the-money.js'
import { gexf } from './gexf.js'
import { plover } from './plover.js'
import { schemaOrg } from './schema-org.js'
import { timelineJs } from './timeline-js.js'
import { webAnnotations } from './web-annotation.js'

/** What `onrecord export --format` takes beside `jsonl`: the format's name, what it is, and how it is written. */
export const formats: Readonly<Record<string, { readonly what: string; readonly write: Export }>> = {
  csv: { what: 'statements as a table', write: csv },
  ftm: { what: 'FollowTheMoney entities, JSON Lines', write: followTheMoney },
  gexf: { what: 'who talks about whom, for Gephi', write: gexf },
  plover: { what: 'PLOVER events, JSON Lines', write: plover },
  'schema-org': { what: 'schema.org Quotation, JSON Lines', write: schemaOrg },
  timelinejs: { what: 'TimelineJS JSON', write: timelineJs },
  'web-annotation': { what: 'W3C Web Annotations, one AnnotationPage', write: webAnnotations },
}
