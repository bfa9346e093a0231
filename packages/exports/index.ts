export type { Articles, Export } from './articles.js'
export { briefMarkdown } from './brief-markdown.js'
export { formats } from './formats.js'
export { jsonl } from './jsonl.js'
