import type { Articles } from './articles.js'
import { markupText } from './escape.js'

/**
 * GEXF 1.3 of who talks about whom: actors are nodes, an edge from speaker to target weighs how many statements there
 * are, nested ones included. Open it in Gephi.
 */
export async function* gexf(articles: Articles): AsyncIterable<string> {
  const nodes = new Map<string, { name: string; type: string }>()
  const edges = new Map<string, number>()
  for await (const a of articles) {
    for (const s of a.statements)
      for (const speaker of s.speakers)
        for (const target of s.targets) {
          const key = `${speaker}\t${target}`
          edges.set(key, (edges.get(key) ?? 0) + 1)
          for (const id of [speaker, target]) {
            const actor = a.actors.find((x) => x.id === id)
            if (actor && !nodes.has(id)) nodes.set(id, { name: actor.name, type: actor.type })
          }
        }
  }
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
  yield '<graph mode="static" defaultedgetype="directed">\n'
  yield '<attributes class="node"><attribute id="type" title="type" type="string"/></attributes>\n<nodes>\n'
  for (const [id, { name, type }] of [...nodes].sort(([a], [b]) => (a < b ? -1 : 1)))
    yield `<node id="${markupText(id)}" label="${markupText(name)}"><attvalues><attvalue for="type" value="${type}"/></attvalues></node>\n`
  yield '</nodes>\n<edges>\n'
  let i = 0
  for (const [key, weight] of [...edges].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [source, target] = key.split('\t')
    yield `<edge id="${i++}" source="${markupText(source!)}" target="${markupText(target!)}" weight="${weight}"/>\n`
  }
  yield '</edges>\n</graph>\n</gexf>\n'
}
