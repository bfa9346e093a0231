import type { SelectQueryBuilder } from 'kysely'
import type { Page } from '../contract.js'
import type { Tables } from '../shapes/tables.js'

/** Rows of a list where its query names no limit. */
export const PAGE = 100

/** Cuts a list to the page asked for. */
export const paged = <T extends keyof Tables, O>(
  query: SelectQueryBuilder<Tables, T, O>,
  { limit = PAGE, offset = 0 }: Page,
): SelectQueryBuilder<Tables, T, O> => query.limit(limit).offset(offset)
