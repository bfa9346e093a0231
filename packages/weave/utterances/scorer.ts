import { FEATURES } from './features.js'

/**
 * Weights of the features in log-odds, by a logistic regression over pairs of statements that were judged by hand
 * (`training/weave/utterance-scorer.ts` prints them).
 */
const WEIGHTS: Readonly<Record<(typeof FEATURES)[number], number>> = {
  bias: -1.98,
  share: 1.3,
  'part share': 0.82,
  'part held': 0.17,
  'same words': 0.11,
  'run quoted': 0.45,
  'run covers': 1.18,
  'quoted apart': -1.01,
  'one term': -1,
  'two terms': -0.85,
  light: 0.56,
  act: 0.5,
  'acts opposed': -0.11,
  number: 0.65,
  'numbers apart': -0.49,
  denied: -0.11,
  'speaks for': -0.49,
  unknown: -0.19,
  different: -1.44,
  near: -0.03,
  open: -0.7,
  apart: -0.48,
  mostly: 0.13,
  rarest: 0.26,
  'in a row': 0.48,
  'both lead': 0.62,
  'one heads': 0.66,
  'length apart': -0.88,
  cue: 1.61,
  'quoted held': 0.18,
  'quoted whole': 0.98,
  best: 0.47,
}

/** Log-odds that two statements report one act of speaking, from their features; above 0 it is more likely than not. */
export const logitOf = (features: readonly number[]): number =>
  FEATURES.reduce((sum, name, k) => sum + WEIGHTS[name] * features[k]!, 0)
