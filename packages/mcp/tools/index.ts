import { actors } from './actors.js'
import { article } from './article.js'
import { articles } from './articles.js'
import { brief } from './brief.js'
import { compare } from './compare.js'
import { ledger } from './ledger.js'
import { statements } from './statements.js'
import { stories } from './stories.js'
import { timeline } from './timeline.js'
import type { Tool } from './tool.js'

/** Every question an assistant may ask, in the order in which they are listed. */
export const tools: readonly Tool[] = [statements, articles, article, actors, stories, timeline, ledger, compare, brief]
