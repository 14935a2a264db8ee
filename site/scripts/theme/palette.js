// Puts on the colours that a reader chose before, ahead of the first paint.
'use strict';
{
  const palette = __md_get('__palette');
  if (palette && palette.color) {
    if (palette.color.media === '(prefers-color-scheme)') {
      const wanted = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
      const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${wanted})']`);
      for (const name of ['media', 'scheme', 'primary', 'accent']) {
        palette.color[name] = input.getAttribute(`data-md-color-${name}`);
      }
    }
    for (const [name, value] of Object.entries(palette.color)) {
      document.body.setAttribute(`data-md-color-${name}`, value);
    }
  }
}
