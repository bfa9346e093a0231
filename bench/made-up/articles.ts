import { type Day, dayNumber, type ReadArticle } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import type { Language } from '@onrecord/language'
import { articleOf } from './article.js'
import { type Matter, matterOf } from './matters.js'
import { randomOf } from './random.js'
import { worldOf } from './world.js'

/** What the stream is like. */
export interface MadeUp {
  readonly language: Language
  readonly knowledge: Knowledge
  readonly seed?: number
  /** Articles that appear on a day: 270 is a million in ten years. */
  readonly aDay?: number
  /** The day of the first. */
  readonly from?: Day
}

/** Matters that are in the news at a time. */
const AT_A_TIME = 150

/**
 * Read articles without end, in the order of their days, the same for the same seed: made up, and no near-copies of each
 * other. A matter is told by several outlets, who report the same meetings each in its own way, as news does; about 25
 * statements an article, in proportions counted over readings of news. The words are no sense, the offsets are right.
 */
export function* madeUp({
  language,
  knowledge,
  seed = 1,
  aDay = 270,
  from = '2015-01-01',
}: MadeUp): Generator<ReadArticle> {
  const random = randomOf(seed)
  const world = worldOf(language, knowledge, random)
  const first = dayNumber(from)
  const matters: Matter[] = []
  for (let n = 0; ; n++) {
    const day = first + Math.floor(n / aDay)
    while (matters.length < AT_A_TIME) matters.push(matterOf(world, random, day))
    const at = random.below(matters.length)
    const matter = matters[at]!
    yield articleOf(world, matter, n, day, random)
    matter.left--
    // What was not told while it was news is not told.
    if (matter.left <= 0 || day > matter.first + matter.days + 3) matters.splice(at, 1)
  }
}
