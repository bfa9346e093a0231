import type { Anchor, Asserted, Decision } from '@onrecord/format'
import { anchorsOf, type DecisionRow } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { oneLine } from './wrap.js'

/** A decision on two lines: when, who, what and its id; below it what it is about, and what became of it. */
export function decisionLine({ decision: d, withdrawn, unplaced }: DecisionRow, { colours, width }: Terminal): string {
  const day = d.at.slice(0, 16).replace('T', ' ')
  const state = withdrawn
    ? colours.dim(` withdrawn by ${withdrawn.by} on ${withdrawn.at.slice(0, 10)}`)
    : unplaced
      ? colours.yellow(' not found in the text any more')
      : ''
  const about = oneLine(what(d))
  const line = about.length > width - 6 ? `${about.slice(0, width - 7)}…` : about
  return `${colours.dim(day)}  ${colours.bold(d.by)}  ${colours.cyan(d.kind)}  ${colours.dim(d.id)}${state}\n    ${line}\n`
}

function what(d: Decision): string {
  switch (d.kind) {
    case 'confirm':
    case 'reject':
    case 'add':
      return quoted(d.on)
    case 'correct':
      return `${quoted(d.on)}: ${changes(d.change)}`
    case 'fate':
      return `${d.state}: ${quoted(d.on)}`
    case 'note':
      return `${d.text} (${'actor' in d.on ? d.on.actor : d.on.article.name})`
    case 'link':
      return `${d.verdict} ${d.link}: ${anchorsOf(d).map(quoted).join(' · ')}`
    case 'actor-merge':
      return `${d.from.join(', ')} → ${d.into.id} (${d.into.name})`
    case 'actor-split':
      return `${d.actor} → ${d.into.id} (${d.into.name}) in ${d.articles.map((a) => a.name).join(', ')}`
    case 'actor-rename':
      return `${d.actor} → ${d.name}`
    case 'story-make':
    case 'story-split':
      return `${d.name}: ${d.articles.map((a) => a.name).join(', ')}`
    case 'story-merge':
      return `${d.name ?? ''} ${d.stories.map((s) => `${s.articles.length} articles`).join(' + ')}`
    case 'story-name':
      return d.name
    case 'remove':
      return d.reason
    case 'withdraw':
      return d.of
  }
}

const quoted = (a: Anchor): string =>
  a.spans.length === 0 ? a.article.name : `${a.article.name}: ${a.spans.map((s) => s.quote).join(' … ')}`

const changes = (change: Partial<Asserted>): string =>
  Object.entries(change)
    .filter(([field]) => field !== 'speakers')
    .map(([field, value]) => `${field} = ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
