// Puts on the colours that a reader chose before, or else those of the system, ahead of the first paint.
{
  /** @type {Record<string, string | null>} */
  const chosen = __md_get('__palette')?.color ?? { media: '(prefers-color-scheme)' };
  if (chosen.media === '(prefers-color-scheme)') {
    const wanted = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${wanted})']`);
    for (const name of ['media', 'scheme', 'primary', 'accent']) {
      chosen[name] = input?.getAttribute(`data-md-color-${name}`) ?? null;
    }
  }
  for (const [name, value] of Object.entries(chosen)) {
    document.body.setAttribute(`data-md-color-${name}`, String(value));
  }
}
