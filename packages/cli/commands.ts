import type { CommandModule } from './command.js'

/** Every command in the order of the help, loaded when asked for: a command starts without the others' code. */
export const commands: Readonly<Record<string, () => Promise<CommandModule>>> = {
  add: async () => (await import('./commands/add.js')).add,
  read: async () => (await import('./commands/read.js')).read,
  reread: async () => (await import('./commands/reread.js')).reread,
  articles: async () => (await import('./commands/articles.js')).articles,
  statements: async () => (await import('./commands/statements.js')).statements,
  conditions: async () => (await import('./commands/conditions.js')).conditions,
  actors: async () => (await import('./commands/actors.js')).actors,
  who: async () => (await import('./commands/who.js')).who,
  events: async () => (await import('./commands/events.js')).events,
  timeline: async () => (await import('./commands/timeline.js')).timeline,
  search: async () => (await import('./commands/search.js')).search,
  stories: async () => (await import('./commands/stories.js')).stories,
  occasions: async () => (await import('./commands/occasions.js')).occasions,
  utterances: async () => (await import('./commands/utterances.js')).utterances,
  differences: async () => (await import('./commands/differences.js')).differences,
  copies: async () => (await import('./commands/copies.js')).copies,
  compare: async () => (await import('./commands/compare.js')).compare,
  brief: async () => (await import('./commands/brief.js')).brief,
  decide: async () => (await import('./commands/decide.js')).decide,
  decisions: async () => (await import('./commands/decisions.js')).decisions,
  export: async () => (await import('./commands/export.js')).exportRecord,
  serve: async () => (await import('./commands/serve.js')).serve,
  mcp: async () => (await import('./commands/mcp.js')).mcp,
  doctor: async () => (await import('./commands/doctor.js')).doctor,
}
