import { FORMAT, type ReadArticle, type Source } from '@onrecord/format'
import { actors } from './actors/actors.js'
import { withReferenced } from './actors/referenced.js'
import { blocks } from './blocks/blocks.js'
import { headlineText } from './blocks/title.js'
import { wireOf } from './blocks/wire.js'
import { conditions } from './conditions/conditions.js'
import { events } from './events/events.js'
import type { Analysed, Blocks, Context } from './layers.js'
import { quantities } from './quantities/quantities.js'
import { attributions } from './statements/attributions.js'
import { statements } from './statements/statements.js'
import { times } from './times/times.js'

/**
 * Reads an article. A pure function: the same source and context give the same bytes, on every machine.
 * Takes what intake found; gives the read article (FORMAT), every span in UTF-16 offsets into `source.text`.
 */
export function read(source: Source, context: Context): ReadArticle {
  const told = events(
    conditions(
      statements(
        attributions(
          actors(quantities(times(analyse(blocks(source, context), context), context), context), context),
          context,
        ),
        context,
      ),
      context,
    ),
    context,
  )
  return {
    format: FORMAT,
    name: source.name,
    uri: source.uri,
    title: source.title ?? headlineText(source.text, told.blocks),
    outlet: told.source.outlet,
    byline: told.source.byline,
    wire: source.wire ?? wireOf(source.text, told.blocks, context.language),
    language: source.language ?? context.language.tag,
    published: told.published,
    text: source.text,
    blocks: told.blocks,
    actors: withReferenced(told, context),
    statements: told.statements,
    conditions: told.conditions,
    times: told.times,
    quantities: told.quantities,
    events: told.events,
    ...(source.map && { map: source.map }),
    ...(source.url && { url: source.url }),
    ...(source.other && { other: source.other }),
  }
}

const analyse = (layer: Blocks, { language }: Context): Analysed => ({
  ...layer,
  analysis: language.analyse(layer.source.text, layer.blocks),
})
