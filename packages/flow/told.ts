// How what several articles report of one act of speaking is laid side by side: what lists of utterances need, without the weaver.

export { alignedWith, partsTold } from '@onrecord/weave'
