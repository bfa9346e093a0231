import { FEATURES } from './features.js'

/**
 * Weights of the features in log-odds, by a logistic regression over pairs of statements that were judged by hand
 * (`training/weave/utterance-scorer.ts` prints them).
 */
const WEIGHTS: Readonly<Record<(typeof FEATURES)[number], number>> = {
  bias: -2.79,
  share: 1.98,
  'part share': 1.22,
  'part held': 0.52,
  same: 0.36,
  'same words': 0.3,
  run: -0.28,
  'run quoted': 0.29,
  'run covers': 1.85,
  'quoted apart': -0.77,
  'one term': -0.81,
  'two terms': -0.94,
  light: 0.36,
  act: 0.71,
  'acts opposed': -0.66,
  number: 0.59,
  'numbers apart': -0.11,
  denied: -0.45,
  'speaks for': -0.8,
  unknown: -0.48,
  different: -1.53,
  near: -0.5,
  open: -0.66,
  apart: -0.52,
  refusal: 0.18,
  mostly: 0.42,
}

/** Log-odds that two statements report one act of speaking, from their features; above 0 it is more likely than not. */
export const logitOf = (features: readonly number[]): number =>
  FEATURES.reduce((sum, name, k) => sum + WEIGHTS[name] * features[k]!, 0)
