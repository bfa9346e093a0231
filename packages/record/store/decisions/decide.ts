import type { Decision, DecisionId, Ruling } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import type { DecisionRow, ImportReport } from '../../contract.js'
import { type Deciding, DecisionError } from '../../decisions/deciding.js'
import { decision, decisionId } from '../../decisions/identity.js'
import type { Tables } from '../../shapes/tables.js'
import type { Dialect } from '../dialect.js'
import { decisions } from './list.js'
import { ruling } from './make.js'
import { take } from './take.js'

/** Puts what a person decides on record and lays it over what it is about, in one transaction. */
export async function decide(
  db: Kysely<Tables>,
  dialect: Dialect,
  deciding: Deciding,
  by: string,
  now: Date = new Date(),
): Promise<DecisionRow> {
  const id = await db.transaction().execute(async (trx) => put(trx, dialect, await ruling(trx, deciding), by, now))
  if (deciding.kind === 'remove') await dialect.purge(db)
  return row(db, id)
}

/** Takes a decision back; both stay on record. Withdrawing a withdrawal brings it back. */
export async function withdraw(
  db: Kysely<Tables>,
  dialect: Dialect,
  of: DecisionId,
  by: string,
  now: Date = new Date(),
): Promise<DecisionRow> {
  await db.transaction().execute(async (trx) => {
    const [known] = await decisions(trx, { id: of })
    if (!known) throw new DecisionError('missing', `there is no decision “${of}” on record`)
    if (known.withdrawn) throw new DecisionError('wrong', `${of} was withdrawn by ${known.withdrawn.by} already`)
    await put(trx, dialect, { kind: 'withdraw', of }, by, now)
  })
  return row(db, of)
}

/** How far another machine's clock may be ahead, in ms. */
const AHEAD = 24 * 3600 * 1000

/** Takes decisions of another record; what is here already adds nothing. What is not sound is told and left out. */
export async function importDecisions(
  db: Kysely<Tables>,
  dialect: Dialect,
  items: readonly unknown[],
  now: Date = new Date(),
): Promise<ImportReport> {
  const problems: { item: number; message: string }[] = []
  const sound: Decision[] = []
  for (const [i, item] of items.entries()) {
    const checked = await checkedDecision(item, now)
    if (typeof checked === 'string') problems.push({ item: i, message: checked })
    else sound.push(checked)
  }
  const { added, known, refused } = await db.transaction().execute((trx) => take(trx, dialect, sound))
  if (sound.some((d) => d.kind === 'remove')) await dialect.purge(db)
  return { added: added.length, known: known.length, refused: refused.length, problems }
}

/** A decision that came from outside, or what is wrong with it. */
async function checkedDecision(item: unknown, now: Date): Promise<Decision | string> {
  // Loaded by whoever imports decisions: a record opens without it.
  const { decisionSchema } = await import('@onrecord/format/decision-schema')
  const parsed = decisionSchema.safeParse(item)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return `not a decision: ${issue ? `${issue.path.join('.')}: ${issue.message}` : 'another shape'}`
  }
  const { data } = parsed
  if (decisionId(data) !== data.id) return 'its id is not the digest of its content'
  return Date.parse(data.at) > now.getTime() + AHEAD ? `it was made in the future (${data.at})` : data
}

async function put(
  trx: Transaction<Tables>,
  dialect: Dialect,
  what: Ruling,
  by: string,
  now: Date,
): Promise<DecisionId> {
  const who = by.trim()
  if (who === '') throw new DecisionError('wrong', 'a decision says who made it')
  const last = await trx.selectFrom('decisions').select('at').orderBy('at', 'desc').limit(1).executeTakeFirst()
  // The later decision holds, so one made here comes after all that are here, even where a clock was put back.
  const at = Math.max(now.getTime(), last ? Date.parse(last.at) + 1 : 0)
  const made = decision(what, who, new Date(at).toISOString())
  await take(trx, dialect, [made])
  return made.id
}

async function row(db: Kysely<Tables>, id: DecisionId): Promise<DecisionRow> {
  const [made] = await decisions(db, { id })
  return made!
}
