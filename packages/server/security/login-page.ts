const escaped = (s: string): string => s.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** The page on which a person types the token. */
export const page = (to: string, wrong: string | null): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Onrecord: log in</title>
<link rel="stylesheet" href="/login.css">
<main>
<h1>Onrecord</h1>
<form method="post" action="/login">
<label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus${wrong ? ' aria-describedby="wrong" aria-invalid="true"' : ''}>
<input type="hidden" name="to" value="${escaped(to)}">
${wrong ? `<p id="wrong" role="alert">${escaped(wrong)}</p>` : ''}
<button>Open the desk</button>
</form>
<p>Whoever runs this server has its token.</p>
</main>
</html>
`

/** Its look: the page may load nothing but its own. */
export const STYLE = `:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; display: grid; place-items: center; min-height: 90vh; margin: 1rem }
main { width: min(22rem, 100%) }
label { display: block; font-weight: 600 }
input[type=password], button { box-sizing: border-box; width: 100%; font: inherit; padding: .5rem; margin: .25rem 0 .75rem }
[role=alert] { color: light-dark(#a40000, #ff9d9d) }
`
