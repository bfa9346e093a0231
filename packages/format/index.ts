export * from './across.js'
export * from './article.js'
export * from './code-points.js'
export * from './day.js'
export * from './ids.js'
export * from './source.js'
export * from './span.js'

