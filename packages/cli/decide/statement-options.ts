import { ACTS, type Act, type DayRange, STATEMENT_KINDS, type StatementKind, slug } from '@onrecord/format'
import type { ActorRef, OnRecord, StatementChange } from '@onrecord/record'
import { type Command, Option } from 'commander'
import { firstDay, lastDay } from '../terminal/options.js'
import { placeOf } from './words.js'

/** What is said of a statement that is put right or added. */
export interface StatementOptions {
  readonly speaker?: readonly string[]
  readonly addressee?: string
  readonly about?: readonly string[]
  readonly act?: Act
  readonly kind?: StatementKind
  readonly said?: string
  readonly negated?: string
  readonly content?: readonly string[]
  readonly source?: readonly string[]
  readonly cue?: readonly string[]
}

/** Adds the options that say what a statement is. */
export const statementOptions = (command: Command): Command =>
  command
    .option('--speaker <actor...>', 'who says it: ids or names; none for nobody named')
    .option('--addressee <actor>', 'whom it is told to; none for nobody')
    .option('--about <actor...>', 'whom it is about; none for nobody')
    .addOption(new Option('--act <act>', 'what kind of act').choices(ACTS))
    .addOption(new Option('--kind <kind>', 'how it is quoted').choices(STATEMENT_KINDS))
    .option('--said <days>', 'when it was said: a day, month or year, or two with .. between')
    .addOption(new Option('--negated <yes>', 'whether the article says it was not said').choices(['yes', 'no']))
    .option('--content <words...>', 'what is said, as it stands in the article')
    .option('--source <words...>', 'who says it, as it stands in the article')
    .option('--cue <words...>', 'the words that make it a statement')

/** The change that options name, and the actors in it that are not on record. */
export async function changeOf(
  record: OnRecord,
  article: string,
  options: StatementOptions,
): Promise<{ readonly change: StatementChange; readonly actors: readonly ActorRef[] }> {
  const actors: ActorRef[] = []
  const who = async (typed: string): Promise<string> => {
    const rows = await record.actors({ words: typed.replaceAll('-', ' '), limit: 200 })
    const known = rows.find((r) => r.id === typed) ?? rows.find((r) => r.name.toLowerCase() === typed.toLowerCase())
    if (known) return known.id
    // Somebody new: the name makes the id, as the reader makes it.
    const id = slug(typed)
    actors.push({ id, name: typed })
    return id
  }
  const many = async (typed: readonly string[]) => {
    const out: string[] = []
    for (const each of typed) if (each !== 'none') out.push(await who(each))
    return out
  }
  const spans = async (words: readonly string[]) => {
    const out = []
    for (const each of words) out.push(await placeOf(record, article, each))
    return out
  }
  const { speaker, addressee, about, act, kind, said, negated, content, source, cue } = options
  return {
    change: {
      ...(speaker && { speakers: await many(speaker) }),
      ...(addressee && { addressee: addressee === 'none' ? null : await who(addressee) }),
      ...(about && { targets: await many(about) }),
      ...(act && { act }),
      ...(kind && { kind }),
      ...(said && { said: daysOf(said) }),
      ...(negated && { negated: negated === 'yes' }),
      ...(content && { content: await spans(content) }),
      ...(source && { source: await spans(source) }),
      ...(cue && { cue: await spans(cue) }),
    },
    actors,
  }
}

function daysOf(typed: string): DayRange {
  const [from = '', to = from] = typed.split('..')
  return { from: from === '' ? null : firstDay(from), to: to === '' ? null : lastDay(to) }
}
