import type { Brief } from '@onrecord/record'
import { markupText } from '../escape.js'
import { type BriefEntry, briefDocument } from './document.js'

/**
 * A brief as one HTML page that holds all it needs: no script, nothing from elsewhere, set for reading on a screen and
 * for printing. Each quotation leads to its reference and back. Text out of articles is escaped; an address is a link
 * only where it is http or https.
 */
export function briefHtml(brief: Brief): string {
  const { title, summary, parts, references } = briefDocument(brief)
  const notes = references.map(({ article, line, known, url }, i) => {
    const said = known.length > 0 ? known.map(text).join(', ') : text(article)
    const named = url && /^https?:\/\//i.test(url) ? `<a href="${text(url)}" rel="noreferrer">${said}</a>` : said
    return `<li id="r${i + 1}">${named} <code>${text(article)}:${line}</code></li>`
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${text(title)}</h1>
<p class="summary">${text(summary)}</p>
${parts.map((p) => `<section>\n<h2>${text(p.title)}</h2>\n<ul>\n${p.entries.map(entry).join('\n')}\n</ul>\n</section>`).join('\n')}
${notes.length > 0 ? `<section class="references">\n<h2>References</h2>\n<ol>\n${notes.join('\n')}\n</ol>\n</section>` : ''}
</main>
</body>
</html>
`
}

function entry({ day, who, what, decided, quotes }: BriefEntry): string {
  const names = who.map((name) => `<b>${text(name)}</b>`).join(' → ')
  const quoted = quotes.map(
    (q) =>
      `<blockquote>${text(q.words)}${mark(q.reference)}${quotes.length > 1 && q.outlet ? ` <cite>${text(q.outlet)}</cite>` : ''}</blockquote>`,
  )
  return `<li><p>${day ? `<time>${text(day)}</time> ` : ''}${names}${what ? ` <span>${text(what)}</span>` : ''}${decided ? ` <em>✓ ${text(decided)}</em>` : ''}</p>${quoted.join('')}</li>`
}

const mark = (n: number): string => `<sup><a href="#r${n}" aria-label="reference ${n}">${n}</a></sup>`

/** Text on one line, escaped, without characters that turn the direction of the writing around. */
const text = (raw: string): string =>
  markupText(raw.replace(/\s+/g, ' ').replace(/[\u202a-\u202e\u2066-\u2069]/g, '')).trim()

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1a1a1e;background:#fff}
main{max-width:44rem;margin:0 auto;padding:2rem 1.25rem}
h1{font:700 2rem/1.2 Georgia,serif;margin:0 0 .25rem}
h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:2px solid}
.summary,time,li span,cite,code{color:#55555f}
ul,ol{padding:0 0 0 1.25rem}ul{list-style:none;padding:0}
li{margin:0 0 .9rem;overflow-wrap:anywhere}li p{margin:0}
blockquote{margin:.25rem 0 0;padding-left:.75rem;border-left:2px solid #bbb;font:1.05rem/1.45 Georgia,serif}
cite{font-size:.9rem}em{font-style:normal;font-weight:600;font-size:.9rem}code{font-size:.8rem}sup{line-height:0;font-size:.7rem;margin-left:.15em}a{color:inherit}
@media (prefers-color-scheme:dark){body{color:#e6e6ea;background:#17171a}.summary,time,li span,cite,code{color:#a5a5b0}}
@media print{body{font-size:10.5pt;color:#000;background:#fff}main{max-width:none;padding:0}li{break-inside:avoid}h2{break-after:avoid}}
`
