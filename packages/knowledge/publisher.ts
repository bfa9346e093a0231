import type { Knowledge, KnownActor } from './knowledge.js'

/** Whom a publisher's name may mean, its article left off or not, each once: the body of "The White House", an outlet. Nobody is an empty list. */
export function publishersNamed(outlet: string, knowledge: Knowledge): readonly KnownActor[] {
  const names = [outlet, outlet.replace(/^the /i, '')]
  return [...new Set(names.flatMap((name) => [...knowledge.named(name), ...knowledge.metonym(name)]))]
}
