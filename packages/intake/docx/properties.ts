import type { Day } from '@onrecord/format'
import { bylines } from '../byline.js'
import { toDay } from '../date.js'
import { languageTag } from '../language-tag.js'
import { one, textIn } from '../xml/query.js'
import { xml } from '../xml/xml.js'

/** What a document's properties say of it (`docProps/core.xml`, Dublin Core). */
export interface Properties {
  readonly title: string | null
  readonly byline: readonly string[] | null
  readonly language: string | null
  /** The day it was made, which is not that of its publication: kept beside the article. */
  readonly created: Day | null
}

export function propertiesOf(text: string | null): Properties {
  const root = text === null ? null : xml(text).root
  const created = textIn(one(root, 'created'))
  return {
    title: textIn(one(root, 'title')),
    byline: bylines(textIn(one(root, 'creator'))),
    language: languageTag(textIn(one(root, 'language'))),
    created: created === null ? null : toDay(created),
  }
}
