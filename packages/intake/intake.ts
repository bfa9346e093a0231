import type { Source } from '@onrecord/format'
import { inMemory } from './input.js'
import { applyMeta } from './meta/apply.js'
import type { IntakeOptions, Origin } from './options.js'
import { type IntakeProblem, isProblem } from './problem.js'
import { take } from './take.js'

/** What came in, and what did not. */
export interface Intaken {
  readonly sources: readonly Source[]
  readonly problems: readonly IntakeProblem[]
}

/**
 * Takes the articles out of bytes in any of `FORMATS`, packed by gzip or not. Pure: no file, network or clock. Never throws for
 * what the bytes hold; what keeps an article from coming in is a problem with one clear line.
 */
export async function intake(bytes: Uint8Array, origin: Origin, options: IntakeOptions = {}): Promise<Intaken> {
  const sources: Source[] = []
  const problems: IntakeProblem[] = []
  for await (const item of take(inMemory(bytes), origin, { options, depth: 0, aside: null }))
    if (isProblem(item)) problems.push(item)
    else sources.push(applyMeta(item, options))
  return { sources, problems }
}
