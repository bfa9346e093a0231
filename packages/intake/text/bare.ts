import type { Source } from '@onrecord/format'

/** A source of which nothing is known but where it came from; what is known is laid over it. */
export const bareSource = ({ name, uri }: { readonly name: string; readonly uri: string }): Omit<Source, 'text' | 'hints' | 'map'> => ({
  name, uri, title: null, outlet: null, byline: null, wire: null, language: null, published: null, url: null,
}) // biome-ignore format: one line reads better
