import { FEATURES } from './features.js'

/**
 * Weights of the features in log-odds, by a logistic regression over pairs of statements that were judged by hand
 * (`training/weave/utterance-scorer.ts` prints them).
 */
const WEIGHTS: Readonly<Record<(typeof FEATURES)[number], number>> = {
  bias: -1.66,
  share: 0.96,
  'part share': 0.89,
  'part held': 0.56,
  'same words': 0.19,
  'run quoted': 0.43,
  'run covers': 0.9,
  'quoted apart': -1.13,
  'one term': -0.83,
  'two terms': -0.72,
  light: 0.22,
  act: 0.5,
  'acts opposed': -0.24,
  number: 0.68,
  'numbers apart': -0.24,
  denied: -0.19,
  'speaks for': -0.78,
  unknown: -1.18,
  different: -1.08,
  near: -0.02,
  open: -0.87,
  apart: -0.3,
  mostly: -0.05,
  rarest: 0.06,
  'in a row': 0.48,
  'both lead': 0.44,
  'one heads': 0.57,
  'length apart': -0.4,
  cue: 1.38,
  'quoted held': 0.01,
  'quoted whole': 1.43,
  best: 0.18,
}

/** Log-odds that two statements report one act of speaking, from their features, or the first of them; above 0 it is more likely than not. */
export const logitOf = (features: readonly number[]): number =>
  features.reduce((sum, feature, k) => sum + VECTOR[k]! * feature, 0)

const VECTOR = FEATURES.map((name) => WEIGHTS[name])
