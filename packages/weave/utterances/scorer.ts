import { FEATURES } from './features.js'

/**
 * Weights of the features in log-odds, by a logistic regression over pairs of statements that were judged by hand
 * (`training/weave/utterance-scorer.ts` prints them).
 */
const WEIGHTS: Readonly<Record<(typeof FEATURES)[number], number>> = {
  bias: -3,
  share: 2.31,
  'part share': 0.84,
  'part held': 0.4,
  same: 0.44,
  'same words': 0.26,
  run: -0.28,
  'run quoted': 0.3,
  'run covers': 1.95,
  'quoted apart': -0.78,
  'one term': -0.87,
  'two terms': -0.99,
  light: 0.37,
  act: 0.73,
  'acts opposed': -0.68,
  number: 0.69,
  'numbers apart': -0.11,
  denied: -0.49,
  'speaks for': -0.8,
  unknown: -0.67,
  different: -1.46,
  near: -0.5,
  open: -0.68,
  apart: -0.53,
  refusal: 0.18,
  mostly: 0.5,
}

/** Log-odds that two statements report one act of speaking, from their features; above 0 it is more likely than not. */
export const logitOf = (features: readonly number[]): number =>
  FEATURES.reduce((sum, name, k) => sum + WEIGHTS[name] * features[k]!, 0)
