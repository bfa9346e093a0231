import type { Source } from '@onrecord/format'
import type { IntakeProblem } from './problem.js'

/** What comes out of a file: articles, and problems where they stand. */
export type Item = Source | IntakeProblem
