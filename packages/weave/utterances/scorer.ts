import { FEATURES } from './features.js'

/**
 * Weights of the features in log-odds, by a logistic regression over pairs of statements that were judged by hand
 * (`training/weave/utterance-scorer.ts` prints them).
 */
const WEIGHTS: Readonly<Record<(typeof FEATURES)[number], number>> = {
  bias: -1.77,
  share: 1.38,
  'part share': 0.89,
  'part held': 0.26,
  'same words': 0.11,
  'run quoted': 0.5,
  'run covers': 1.1,
  'quoted apart': -1.01,
  'one term': -1.02,
  'two terms': -0.91,
  light: 0.54,
  act: 0.5,
  'acts opposed': -0.09,
  number: 0.65,
  'numbers apart': -0.49,
  denied: -0.09,
  'speaks for': -0.4,
  unknown: -0.49,
  different: -1.21,
  near: 0.12,
  open: -0.8,
  apart: -0.49,
  mostly: 0.09,
  rarest: 0.2,
  'in a row': 0.43,
  'both lead': 0.59,
  'one heads': 0.62,
  'length apart': -0.8,
  cue: 1.57,
  'quoted held': 0.18,
  'quoted whole': 0.97,
  best: 0.38,
}

/** Log-odds that two statements report one act of speaking, from their features; above 0 it is more likely than not. */
export const logitOf = (features: readonly number[]): number =>
  FEATURES.reduce((sum, name, k) => sum + WEIGHTS[name] * features[k]!, 0)
