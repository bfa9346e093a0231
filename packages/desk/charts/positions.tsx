import type { Position } from '@onrecord/format'
import { useMemo } from 'preact/hooks'
import { toArticle } from '../addresses.js'
import { middle, showRange } from '../text/dates.js'
import { useAnswer } from '../use-answer.js'
import { useWidth } from '../use-width.js'
import { Words } from '../views/words.js'

const MOST = 6
const HEIGHT = 64
const PAD = 8

/** Where an actor stands towards others and on issues over time, from hostile to cooperative, with the turns marked. */
export function Positions({ id, nameOf }: { id: string; nameOf: (id: string) => string }) {
  const asked = useAnswer('/api/positions', { actor: id })
  if (asked.state !== 'ready') return null
  const shown = asked.data.positions.filter((p) => p.series.length > 1).slice(0, MOST)
  if (shown.length === 0) return null
  return (
    <section class="positions" aria-labelledby="positions">
      <h2 id="positions">Positions over time</h2>
      <p class="quiet">
        Up is cooperative, down is hostile, the line between is neither; a ring is where the position turned.
      </p>
      {shown.map((position) => (
        <Course key={JSON.stringify(position.towards)} position={position} all={shown} nameOf={nameOf} />
      ))}
    </section>
  )
}

function Course({
  position,
  all,
  nameOf,
}: {
  position: Position
  all: readonly Position[]
  nameOf: (id: string) => string
}) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const { towards, series, turns } = position
  const name = 'actor' in towards ? nameOf(towards.actor) : towards.issue
  const days = useMemo(() => all.flatMap((p) => p.series.flatMap((point) => middle(point) ?? [])), [all])
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const x = (at: number) => PAD + ((width - 2 * PAD) * (at - first)) / Math.max(1, last - first)
  const y = (value: number) => HEIGHT / 2 - value * (HEIGHT / 2 - PAD)
  const points = series.flatMap((point, i) => {
    const at = middle(point)
    return at === null ? [] : [{ x: x(at), y: y(point.value), point, i }]
  })
  const turned = new Map(turns.map((turn) => [turn.after, turn]))
  return (
    <div class="position">
      <h3>
        <Words text={name} /> <span class="count">{series.length}</span>
      </h3>
      <div ref={ref} class="position-drawing">
        {width > 0 ? (
          <svg width={width} height={HEIGHT} aria-label={`Position towards ${name}`}>
            <line class="zero" x1={0} x2={width} y1={HEIGHT / 2} y2={HEIGHT / 2} />
            <polyline class="path" points={points.map((p) => `${p.x},${p.y}`).join(' ')} />
            {points.map(({ x, y, point, i }) => {
              const statement = point.statements[0]
              const turn = turned.get(i)
              const said = `${showRange(point)}: ${show(point.value)}${turn ? `, a turn from ${show(turn.from)} to ${show(turn.to)}` : ''}` // biome-ignore format: one line
              return statement ? (
                <a
                  key={i}
                  href={toArticle(statement.article, statement.id === undefined ? {} : { statement: statement.id })}
                  aria-label={said}
                >
                  <title>{said}</title>
                  <circle class="reach" cx={x} cy={y} r={12} />
                  {turn ? <circle class="turn" cx={x} cy={y} r={7} /> : null}
                  <circle
                    class={point.value > 0.15 ? 'up' : point.value < -0.15 ? 'down' : 'flat'}
                    cx={x}
                    cy={y}
                    r={4}
                  />
                </a>
              ) : null
            })}
          </svg>
        ) : null}
      </div>
      <p class="position-days" aria-hidden="true">
        <span>{showRange({ from: dayOf(first), to: dayOf(first) })}</span>
        <span>{showRange({ from: dayOf(last), to: dayOf(last) })}</span>
      </p>
    </div>
  )
}

const DAY = 86_400_000
const dayOf = (at: number): string => new Date(Math.floor(at / DAY) * DAY).toISOString().slice(0, 10)
const show = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`
