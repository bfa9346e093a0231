import type { ActorTable, MentionTable } from './actor.js'
import type { ArticleTable, ReadingTable } from './article.js'
import type { ConditionTable } from './condition.js'
import type {
  ActorWordTable,
  ArticleDayTable,
  OutletCountTable,
  SaidDayTable,
  SaidStretchTable,
  TotalTable,
} from './count.js'
import type { DecisionActorTable, DecisionAnchorTable, DecisionTable, RemovalTable } from './decision.js'
import type { EventTable } from './event.js'
import type { AppearanceTable, BearerTable, IdentityTable, NameRuleTable, OpenKeyTable, UnidentifiedTable } from './identity.js' // biome-ignore format: one line
import type { LinkKeyTable, LinkTable, LinkTallyTable, OriginalTable, SettingTable } from './link.js'
import type { LoomCellTable, LoomDueTable, LoomKeyTable, LoomMadeTable, LoomSheetTable, LoomTieTable, LoomUnderTable } from './loom.js' // biome-ignore format: one line
import type { QuantityTable, TimeTable } from './measure.js'
import type { RejectedSourceTable, RejectionTable } from './rejection.js'
import type { PartTable, StatementTable } from './statement.js'
import type { TallyTable } from './tally.js'

/** The record's tables; one file here for each kind of row. */
export interface Tables {
  articles: ArticleTable
  readings: ReadingTable
  statements: StatementTable
  parts: PartTable
  conditions: ConditionTable
  events: EventTable
  times: TimeTable
  quantities: QuantityTable
  actors: ActorTable
  tallies: TallyTable
  totals: TotalTable
  article_days: ArticleDayTable
  said_days: SaidDayTable
  said_stretches: SaidStretchTable
  outlet_counts: OutletCountTable
  actor_words: ActorWordTable
  mentions: MentionTable
  unidentified: UnidentifiedTable
  appearances: AppearanceTable
  bearers: BearerTable
  name_rules: NameRuleTable
  identities: IdentityTable
  open_keys: OpenKeyTable
  links: LinkTable
  link_keys: LinkKeyTable
  link_tallies: LinkTallyTable
  originals: OriginalTable
  loom_keys: LoomKeyTable
  loom_sheets: LoomSheetTable
  loom_ties: LoomTieTable
  loom_cells: LoomCellTable
  loom_made: LoomMadeTable
  loom_under: LoomUnderTable
  loom_due: LoomDueTable
  decisions: DecisionTable
  decision_anchors: DecisionAnchorTable
  decision_actors: DecisionActorTable
  removals: RemovalTable
  rejected_sources: RejectedSourceTable
  rejections: RejectionTable
  settings: SettingTable
}

/** Stands for an unknown day: sorts behind every day, so that one index serves lists in order of date. */
export const NO_DAY = '~'
