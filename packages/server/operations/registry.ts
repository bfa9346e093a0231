/** Names a figure's variants: `{ method: 'GET' }`. */
type Labels = Readonly<Record<string, string>>

/** A figure as it is written out. */
interface Family {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  /** Its lines, without the head. */
  lines(): Iterable<string>
}

/** Upper bounds of the times that are counted apart, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60]

/**
 * Figures in Prometheus' text format (exposition format 0.0.4): counters, gauges that are asked when written, times by bucket. Three
 * kinds are all that is wanted here; the usual library for it weighs more than the server itself.
 */
export class Registry {
  readonly #families: Family[] = []

  /** A figure that only grows. Gives how to add to it. */
  counter(name: string, help: string): (labels?: Labels, n?: number) => void {
    const values = new Map<string, number>()
    this.#families.push({ name, help, type: 'counter', lines: () => [...values].map(([l, n]) => `${name}${l} ${n}`) })
    return (labels = {}, n = 1) => {
      const key = written(labels)
      values.set(key, (values.get(key) ?? 0) + n)
    }
  }

  /** A figure that is asked when it is written; null leaves it out. */
  gauge(name: string, help: string, value: () => number | null, type: 'gauge' | 'counter' = 'gauge'): void {
    const lines = () => {
      const n = value()
      return n === null ? [] : [`${name} ${n}`]
    }
    this.#families.push({ name, help, type, lines })
  }

  /** How long something takes. Gives how to tell of one time, in seconds. */
  times(name: string, help: string): (labels: Labels, seconds: number) => void {
    const kept = new Map<string, { readonly labels: Labels; readonly counts: number[]; sum: number; n: number }>()
    function* lines(): Generator<string> {
      for (const { labels, counts, sum, n } of kept.values()) {
        for (const [i, bound] of BUCKETS.entries())
          yield `${name}_bucket${written({ ...labels, le: String(bound) })} ${counts[i]}`
        yield `${name}_bucket${written({ ...labels, le: '+Inf' })} ${n}`
        yield `${name}_sum${written(labels)} ${sum}`
        yield `${name}_count${written(labels)} ${n}`
      }
    }
    this.#families.push({ name, help, type: 'histogram', lines })
    return (labels, seconds) => {
      const key = written(labels)
      const own = kept.get(key) ?? { labels, counts: BUCKETS.map(() => 0), sum: 0, n: 0 }
      kept.set(key, own)
      for (const [i, bound] of BUCKETS.entries()) if (seconds <= bound) own.counts[i]!++
      own.sum += seconds
      own.n++
    }
  }

  /** All of it. */
  text(): string {
    return this.#families
      .map(({ name, help, type, lines }) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${[...lines()].map((l) => `${l}\n`).join('')}`) // biome-ignore format: one line
      .join('')
  }
}

const written = (labels: Labels): string => {
  const parts = Object.entries(labels).map(([k, v]) => `${k}="${v.replace(/[\\"\n]/g, (c) => (c === '\n' ? '\\n' : `\\${c}`))}"`) // biome-ignore format: one line
  return parts.length > 0 ? `{${parts.join(',')}}` : ''
}
