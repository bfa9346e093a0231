import type { Language } from '@onrecord/language'
import type { Attributed, Attribution, Context, Peopled } from '../layers.js'
import { antecedent } from './antecedent.js'
import { withApposition } from './apposed.js'
import { withoutBeside } from './beside.js'
import { withCondition, withinSentence, withoutAsides } from './bounds.js'
import { claims } from './claim.js'
import { isConnective } from './connective.js'
import { continued } from './continuation.js'
import { cueClasses } from './cue-classes.js'
import { withoutDateline } from './dateline.js'
import { decode, type Judged, type Kept } from './decode.js'
import { evasions } from './evasion.js'
import { asProposal } from './fixed.js'
import { behindRelative } from './goes-on.js'
import { headlineSays } from './headline-says.js'
import { wholeIdiom } from './idiom.js'
import { withOtherHalf } from './interrupted.js'
import { doubleNamed, jointSource } from './joint-source.js'
import { mended, withinClause } from './mend.js'
import { calibrated, type Model, openModel, unfoldModel } from './model.js'
import { withNamedCondition } from './named-condition.js'
import { negated } from './negation.js'
import { isFragment, isToldOf, isWhen } from './no-saying.js'
import { ownVoice } from './own-voice.js'
import { parenthetic } from './parenthetic.js'
import { propose } from './propose.js'
import { quotedAs } from './quoted-as.js'
import { withoutRemark } from './remark.js'
import { saidBefore } from './said-before.js'
import { signatures } from './signature.js'
import { isLabel, withoutSlug } from './slug.js'
import { contentSpan, kindOf, spanOf } from './spans.js'
import { withoutTellingDay } from './telling-day.js'
import { byParagraph, TRANSCRIPT, transcript } from './transcript.js'
import { withTrueSource } from './true-source.js'
import { isUnsaid } from './unsaid.js'
import { type View, view } from './view.js'
import { viewpoints } from './viewpoint.js'
import { withName } from './whole-name.js'

const models = new WeakMap<Language, Model>()

/** The model of a language, read when first asked for. */
function modelOf(language: Language): Model {
  const known = models.get(language)
  if (known) return known
  const model = openModel(
    language.keep('statements unfolded', (room) => unfoldModel(language.weights('statements'), room)),
  )
  models.set(language, model)
  return model
}

/** Finds attributions: source, cue and content. Method: docs/statements.md. */
export function attributions(layer: Peopled, { language, explain }: Context): Attributed {
  if (layer.analysis.tokens.length === 0) return { ...layer, attributions: [] }
  const model = modelOf(language)
  const v = view(layer.analysis)
  const proposals = propose(v, cueClasses(layer.analysis, language), model).map((p) => bounded(v, p, language, layer))
  const unsaid = language.lexicon('unsaid-verbs')
  const ties = language.lexicon('conditional-connectives')
  const labels = language.lexicon('headline-labels')
  const words = language.lexicon('conditional-words')
  const decoded = decode(
    [
      ...proposals.filter(
        (p) =>
          says(v, p) &&
          !isUnsaid(v, p, unsaid) &&
          !isToldOf(v, p) &&
          !isWhen(v, p, words) &&
          !isConnective(v, p, ties) &&
          !isLabel(v, p, labels),
      ),
      ...forms(v, layer, language),
    ],
    model.outer,
    model.inner,
    (inner, outer) =>
      ownVoice(v, inner, outer, language.lexicon('persons')) || isFragment(v, inner, outer, language.lexicon('cues')),
    (p, rivals) => mended(v, p, rivals),
  )
  const own = withNamedCondition(
    v,
    withoutAsides(v, decoded, language.lexicon('asides'), language.lexicon('persons')),
    language.lexicon('condition-nouns'),
    language.lexicon('conditional-words'),
  )
  const kept = byParagraph(
    v,
    continued(v, own, (sentence) => layer.blocks[layer.analysis.sentences[sentence]!.block]?.kind === 'subheading'),
  )
  return {
    ...layer,
    attributions: kept.map((_, k) => attribution(v, kept, k, language, model, explain)),
  }
}

/** Whether a content is more than the subordinator of a clause around it ("said *that* the talks went on"), or than "to" ("as long as he wants to"). */
const says = ({ analysis: { tokens } }: View, { pieces }: Judged): boolean =>
  pieces.some(([from, to]) => tokens.slice(from, to).some((t) => t.relation !== 'mark' && t.tag !== 'TO'))

/** A proposal with cue and content where the grammar of the sentence lets them end. */
function bounded(v: View, p: Judged, language: Language, { times, published }: Peopled): Judged {
  const cues = language.lexicon('cues')
  const ties = language.lexicon('conditional-connectives')
  const named = withApposition(
    v,
    withTrueSource(v, withName(v, doubleNamed(v, jointSource(v, withoutDateline(v, p)))), times),
  )
  const ended = withoutRemark(v, withinSentence(v, withinClause(v, withoutSlug(v, saidBefore(v, named)))))
  const told = withoutBeside(v, withoutTellingDay(v, ended, times, published.to), cues)
  const whole = withOtherHalf(v, told, ties, language.lexicon('conditional-words'))
  return withCondition(v, behindRelative(v, wholeIdiom(v, whole, cues)), ties)
}

/** What its form alone gives away: transcripts, signatures, "as Brandt put it". */
const forms = (v: View, layer: Peopled, language: Language): Judged[] =>
  [
    ...transcript(v, language.lexicon('roles')),
    ...signatures(v),
    ...headlineSays(v, layer, language),
    ...viewpoints(v, language.lexicon('viewpoints')),
    ...evasions(v, language.lexicon('cues')),
    ...claims(v, language.lexicon('cues'), language.lexicon('parenthetic')),
    ...quotedAs(v, language.lexicon('cues')),
    ...parenthetic(v, language.lexicon('cues'), language.lexicon('parenthetic')),
  ].flatMap((f) => asProposal(v, f) ?? [])

function attribution(
  v: View,
  kept: readonly Kept[],
  k: number,
  language: Language,
  model: Model,
  explain: boolean,
): Attribution {
  const it = kept[k]!
  const { head, stretch } = it.cue
  return {
    source: it.source ? [spanOf(v, it.source)] : [],
    cue: [spanOf(v, stretch)],
    content: it.pieces.map((p) => contentSpan(v, p)),
    cueHead: head,
    sourceHead: it.sourceHead,
    antecedent: antecedent(v, kept, k),
    kind: kindOf(v, it.pieces),
    turn: it.form === TRANSCRIPT,
    quoted: v.quote[head]! >= 0,
    depth: it.depth,
    negated: negated(v, head, stretch, language.lexicon('cues'), language.lexicon('negations')),
    confidence: Math.round(calibrated(model, it.probability) * 1000) / 1000,
    ...(explain && { why: why(v, it) }),
  }
}

/** The probabilities of the parts, and the words that decided: the cue's head and the source's. */
function why(v: View, it: Kept): NonNullable<Attribution['why']> {
  const share = (p: number): string => p.toFixed(2)
  const spans = [it.cue.head, ...(it.sourceHead >= 0 ? [it.sourceHead] : [])].map((i) => spanOf(v, [i, i + 1]))
  if (it.form) return { rule: it.form, score: it.probability, spans }
  return {
    rule: `cue ${share(it.cueProbability)}, source ${share(it.sourceProbability)}, content ${share(it.contentProbability)}`,
    score: Math.round(it.probability * 1000) / 1000,
    spans,
  }
}
