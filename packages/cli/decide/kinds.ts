import { FATES, type FateState, LINKS, type LinkName, slug } from '@onrecord/format'
import type { Deciding, OnRecord } from '@onrecord/record'
import { Argument, type Command } from 'commander'
import { actorNamed, articleNamed, storyNamed } from '../terminal/names.js'
import type { Terminal } from '../terminal/terminal.js'
import { UsageError } from '../terminal/usage-error.js'
import { refOf, refsOf, statementRef } from './refs.js'
import { changeOf, type StatementOptions, statementOptions } from './statement-options.js'

/** One kind of decision on the command line: `onrecord decide NAME …`. */
export interface DecideKind {
  readonly name: string
  readonly summary: string
  define(command: Command): Command
  /** What its arguments decide; the last of them are the options. */
  deciding(record: OnRecord, args: readonly unknown[], terminal: Terminal): Promise<Deciding>
}

const STATEMENT = 'article#statement, as courier#s3'

/** A statement that is judged as a whole. */
const judging = (kind: 'confirm' | 'reject', summary: string): DecideKind => ({
  name: kind,
  summary,
  define: (c) => c.argument('<statement>', STATEMENT),
  deciding: async (record, [statement]) => ({ kind, ...(await statementRef(record, statement as string)) }),
})

const names = async (record: OnRecord, typed: readonly string[]): Promise<string[]> => {
  const out: string[] = []
  for (const each of typed) out.push((await articleNamed(record, each)).name)
  return out
}

/** Every kind, in the order of the help. */
export const KINDS: readonly DecideKind[] = [
  judging('confirm', 'The statement is as it is shown, whatever a later reading finds'),
  judging('reject', 'There is no such statement'),
  {
    name: 'correct',
    summary: 'What the options name of a statement is otherwise',
    define: (c) => statementOptions(c.argument('<statement>', STATEMENT)),
    deciding: async (record, [typed, options]) => {
      const ref = await statementRef(record, typed as string)
      return { kind: 'correct', ...ref, ...(await changeOf(record, ref.article, options as StatementOptions)) }
    },
  },
  {
    name: 'add',
    summary: 'A statement that was missed',
    define: (c) => statementOptions(c.argument('<article>')),
    deciding: async (record, [typed, options]) => {
      const article = (await articleNamed(record, typed as string)).name
      const { change, actors } = await changeOf(record, article, options as StatementOptions)
      const { content } = change
      if (!content) throw new UsageError('say what was said with --content, in the words of the article')
      return { kind: 'add', article, statement: { ...change, content }, actors }
    },
  },
  {
    name: 'link',
    summary: 'Statements are (or are not) one saying or of one occasion, articles a copy or of one story',
    define: (c) =>
      c
        .addArgument(new Argument('<link>').choices(LINKS))
        .addArgument(new Argument('<verdict>').choices(['accept', 'reject']))
        .argument('<what...>', 'the link’s id; or two and more: the first, and those it belongs with or not'),
    deciding: async (record, [link, verdict, what]) => {
      const [first, ...others] = what as readonly string[]
      const of = { kind: 'link' as const, link: link as LinkName, verdict: verdict as 'accept' | 'reject' }
      if (others.length === 0) return { ...of, id: first! }
      return { ...of, one: [await refOf(record, first!)], others: await refsOf(record, others) }
    },
  },
  {
    name: 'fate',
    summary: 'What became of a condition, promise, threat, demand or prediction',
    define: (c) =>
      c
        .addArgument(new Argument('<state>').choices(FATES))
        .argument('<what>', 'a condition’s id, or article#statement')
        .option('--evidence <place...>', 'article#statement or article, where it is told'),
    deciding: async (record, [state, what, options]) => {
      const { evidence = [] } = options as { readonly evidence?: readonly string[] }
      const of = { kind: 'fate' as const, state: state as FateState, evidence: await refsOf(record, evidence) }
      if (/^[0-9a-f]{16}$/.test(what as string)) return { ...of, condition: what as string }
      return { ...of, ...(await statementRef(record, what as string)) }
    },
  },
  {
    name: 'note',
    summary: 'A note on an article, a statement or an actor',
    define: (c) =>
      c
        .argument('<text>')
        .option('--on <place>', 'an article, or article#statement')
        .option('--actor <actor>', 'an actor'),
    deciding: async (record, [text, options], terminal) => {
      const { on, actor } = options as { readonly on?: string; readonly actor?: string }
      if ((on === undefined) === (actor === undefined)) throw new UsageError('say what it is on: --on or --actor')
      return {
        kind: 'note',
        text: text as string,
        on: actor === undefined ? await refOf(record, on!) : { actor: await actorNamed(record, actor, terminal) },
      }
    },
  },
  {
    name: 'actor-merge',
    summary: 'Actors are one',
    define: (c) =>
      c.argument('<into>', 'the actor that stays').argument('<from...>').option('--name <name>', 'what it is called'),
    deciding: async (record, [into, from, options], terminal) => {
      const id = await actorNamed(record, into as string, terminal)
      const others: string[] = []
      for (const each of from as readonly string[]) others.push(await actorNamed(record, each, terminal))
      const { name } = options as { readonly name?: string }
      return { kind: 'actor-merge', from: others, into: { id, ...(name && { name }) } }
    },
  },
  {
    name: 'actor-split',
    summary: 'In these articles the actor is another',
    define: (c) =>
      c
        .argument('<actor>')
        .argument('<name>', 'what the other is called')
        .argument('<article...>')
        .option('--id <id>', 'the other’s id (default: made of the name)'),
    deciding: async (record, [actor, name, articles, options], terminal) => {
      const id = (options as { readonly id?: string }).id ?? slug(name as string)
      return {
        kind: 'actor-split',
        actor: await actorNamed(record, actor as string, terminal),
        into: { id, name: name as string },
        articles: await names(record, articles as readonly string[]),
      }
    },
  },
  {
    name: 'actor-rename',
    summary: 'An actor is called otherwise',
    define: (c) => c.argument('<actor>').argument('<name>'),
    deciding: async (record, [actor, name], terminal) => ({
      kind: 'actor-rename',
      actor: await actorNamed(record, actor as string, terminal),
      name: name as string,
    }),
  },
  {
    name: 'story-make',
    summary: 'Articles are a story',
    define: (c) => c.argument('<name>').argument('<article...>'),
    deciding: async (record, [name, articles]) => ({
      kind: 'story-make',
      name: name as string,
      articles: await names(record, articles as readonly string[]),
    }),
  },
  {
    name: 'story-merge',
    summary: 'Stories are one',
    define: (c) => c.argument('<story...>').option('--name <name>', 'what it is called'),
    deciding: async (record, [typed, options]) => {
      const stories: string[] = []
      for (const each of typed as readonly string[]) stories.push(await storyNamed(record, each))
      const { name } = options as { readonly name?: string }
      return { kind: 'story-merge', stories, ...(name && { name }) }
    },
  },
  {
    name: 'story-split',
    summary: 'Articles of a story are one of their own',
    define: (c) => c.argument('<story>').argument('<name>', 'what the new one is called').argument('<article...>'),
    deciding: async (record, [story, name, articles]) => ({
      kind: 'story-split',
      story: await storyNamed(record, story as string),
      name: name as string,
      articles: await names(record, articles as readonly string[]),
    }),
  },
  {
    name: 'story-name',
    summary: 'A story is called otherwise',
    define: (c) => c.argument('<story>').argument('<name>'),
    deciding: async (record, [story, name]) => ({
      kind: 'story-name',
      story: await storyNamed(record, story as string),
      name: name as string,
    }),
  },
  {
    name: 'remove',
    summary: 'An article goes for good, in every edition, with all that quotes it, and does not come back',
    define: (c) => c.argument('<article>').requiredOption('--reason <text>', 'why; it stays on record'),
    deciding: async (record, [article, options]) => ({
      kind: 'remove',
      article: (await articleNamed(record, article as string)).name,
      reason: (options as { readonly reason: string }).reason,
    }),
  },
]
