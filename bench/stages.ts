import { type Profiler, Session } from 'node:inspector/promises'

/** Where code stands: `language/tags`, `reader/statements`. Nets and features work for whoever calls them. */
const FOLDER = /\/packages\/(language|reader)\/(?:dist\/)?([a-z-]+)\/[^/]+$/
const TOOLS = new Set(['language/net', 'language/features'])

/**
 * The share of each stage in what `run` takes, by the processor's samples, largest first. A sample counts for the innermost
 * stage on its stack; `rest` is what belongs to none, collecting of garbage among it.
 */
export async function shares(run: () => void): Promise<Map<string, number>> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 500 })
  await session.post('Profiler.start')
  run()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  const samples = profile.samples ?? []
  const stageOf = stages(profile)
  const counts = new Map<string, number>()
  for (const id of samples) {
    const stage = stageOf.get(id) ?? 'rest'
    counts.set(stage, (counts.get(stage) ?? 0) + 1)
  }
  return new Map([...counts].map(([stage, n]) => [stage, n / samples.length] as const).sort((a, b) => b[1] - a[1]))
}

/** The stage of each node of a profile. */
function stages({ nodes }: Profiler.Profile): Map<number, string> {
  const found = new Map<number, string>()
  // Parents stand before their children.
  for (const { id, callFrame, children = [] } of nodes) {
    const [, name, folder] = FOLDER.exec(callFrame.url) ?? []
    const own = name === undefined ? undefined : `${name}/${folder}`
    if (own !== undefined && !TOOLS.has(own)) found.set(id, own)
    const stage = found.get(id)
    if (stage !== undefined) for (const child of children) found.set(child, stage)
  }
  return found
}
