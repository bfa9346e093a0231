import { type Kysely, sql, type Transaction } from 'kysely'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { numberOf } from './day-number.js'
import type { Dialect } from './dialect.js'

/** Statements of so many numbers behind each other share a row of `said_stretches`. */
const STRETCH = 128

/** A day as a number of three digits to the base of 64: the days of a stretch are a string in which each has its place. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const WIDTH = 3
/** The number of 1970-01-01. */
const MIDDLE = 131_072
/** Stands for a day that is too far from that, or was never noted: it may be any. */
const ANY = 0
/** Stands for no day, behind every other. */
const NONE = 262_143

/** A day as stretches have it. */
function placed(day: string): number {
  const n = day === NO_DAY ? NONE : numberOf(day) + MIDDLE
  return n > ANY && n <= NONE ? n : ANY
}

const digitsOf = (n: number): string => DIGITS[n >> 12]! + DIGITS[(n >> 6) & 63]! + DIGITS[n & 63]!
const UNKNOWN = digitsOf(ANY)
const NEVER = UNKNOWN.repeat(STRETCH)

const numberAt = (days: string, place: number): number => {
  const at = place * WIDTH
  return (DIGITS.indexOf(days[at]!) << 12) | (DIGITS.indexOf(days[at + 1]!) << 6) | DIGITS.indexOf(days[at + 2]!)
}

/** A statement's number, and the first day it may have been said on. */
interface Said {
  readonly id: number
  readonly day_from: string
}

const stretchOf = (id: number): number => Math.floor(id / STRETCH)

/** Notes on which days statements were said. What goes is left noted until its number is given out again. */
export async function keepStretches(trx: Transaction<Tables>, rows: readonly Said[]): Promise<void> {
  const come = new Map<number, Said[]>()
  for (const row of rows) {
    const some = come.get(stretchOf(row.id))
    if (some) some.push(row)
    else come.set(stretchOf(row.id), [row])
  }
  const there = await daysOf(trx, [...come.keys()])
  const stretches = [...come].map(([stretch, said]) => ({ stretch, days: withDays(there.get(stretch), said) }))
  for (let i = 0; i < stretches.length; i += AT_ONCE)
    await trx
      .insertInto('said_stretches')
      .values(stretches.slice(i, i + AT_ONCE))
      .onConflict((c) => c.column('stretch').doUpdateSet((e) => ({ days: e.ref('excluded.days') })))
      .execute()
}

function withDays(there: string | undefined, said: readonly Said[]): string {
  const days = Array.from({ length: STRETCH }, (_, i) =>
    there === undefined ? UNKNOWN : there.slice(i * WIDTH, (i + 1) * WIDTH),
  )
  for (const { id, day_from } of said) days[id % STRETCH] = digitsOf(placed(day_from))
  return days.join('')
}

/** Stretches looked up or written in one go. */
const AT_ONCE = 256

async function daysOf(db: Kysely<Tables>, stretches: readonly number[]): Promise<Map<number, string>> {
  const out = new Map<number, string>()
  for (let i = 0; i < stretches.length; i += AT_ONCE) {
    const some = stretches.slice(i, i + AT_ONCE)
    const rows = await db.selectFrom('said_stretches').selectAll().where('stretch', 'in', some).execute()
    for (const { stretch, days } of rows) out.set(Number(stretch), days)
  }
  return out
}

/**
 * Statements in the order of their days, of `latest` the last first and without what has none; those first whose day is not noted.
 * None is looked up: a thousand lie on as many pages, their days on some dozens.
 */
export async function inOrderOfDays(
  db: Kysely<Tables>,
  ids: readonly number[],
  isLatest: boolean,
): Promise<readonly { readonly id: number; readonly isBehind: (day: string) => boolean }[]> {
  const days = await daysOf(db, [...new Set(ids.map(stretchOf))])
  const way = isLatest ? -1 : 1
  return ids
    .map((id) => ({ id, day: numberAt(days.get(stretchOf(id)) ?? NEVER, id % STRETCH) }))
    .filter(({ day }) => !(isLatest && day === NONE))
    .map(({ id, day }) => ({ id, at: day === ANY ? Number.NEGATIVE_INFINITY : way * day }))
    .sort((a, b) => a.at - b.at)
    .map(({ id, at }) => ({ id, isBehind: (day) => placed(day) !== ANY && way * placed(day) < at }))
}

/** Stretches gone through at a time. */
const PASSED = 1000

/** The statements of each stretch with their days, some stretches at a time, all in order. */
export async function* allStretches(
  db: Kysely<Tables>,
  dialect: Dialect,
): AsyncGenerator<{ readonly stretch: number; readonly said: readonly Said[] }[]> {
  const all = db.selectFrom('statements')
  const row = await all.select((e) => e.fn.max('id').as('last')).executeTakeFirst()
  const last = Number(row?.last ?? -1)
  for (let first = 0; first <= last; first += PASSED * STRETCH) {
    const narrow = db.selectFrom(
      sql`statements`.as<'statements'>(sql.raw(dialect.narrow)) as never,
    ) as unknown as typeof all
    const rows = await narrow
      .select([dialect.joined('id').as('ids'), dialect.joined('day_from').as('days')])
      .where('id', '>=', first)
      .where('id', '<', first + PASSED * STRETCH)
      .groupBy((e) => e('id', '/', e.lit(STRETCH)))
      .execute()
    yield rows.map(({ ids, days }) => {
      const [numbers, said] = [ids.split(','), days.split(',')]
      const all = numbers.map((id, i) => ({ id: Number(id), day_from: said[i]! }))
      return { stretch: stretchOf(all[0]!.id), said: all }
    })
  }
}

/** How many statements are noted with another day than theirs. */
export async function outOfStretch(db: Kysely<Tables>, dialect: Dialect): Promise<number> {
  let n = 0
  for await (const stretches of allStretches(db, dialect)) {
    const noted = await daysOf(db, stretches.map((s) => s.stretch)) // biome-ignore format: one line
    for (const { stretch, said } of stretches)
      for (const { id, day_from } of said)
        if (numberAt(noted.get(stretch) ?? NEVER, id % STRETCH) !== placed(day_from)) n++
  }
  return n
}
