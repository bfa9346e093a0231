import { conllu, type TreebankSentence } from './conllu.js'
import { unpack } from './shared.js'

/** English Web Treebank, the part to learn from. */
export const ewtTrain = (): TreebankSentence[] => conllu(unpack('data/ud-ewt/en_ewt-ud-train.conllu.gz'))

/** GUM's news, interviews, speeches and court talk. */
export const gum = (): TreebankSentence[] => conllu(unpack('data/gum/gum-news-interview-speech-court.conllu.gz'))
