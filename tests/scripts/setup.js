// Before the tests: what the build puts beside the scripts of the site lies in build/vendor.

import { registerHooks } from 'node:module';

const VENDOR = new URL('../../build/vendor/assets/vendor/', import.meta.url);

registerHooks({
  resolve(specifier, context, next) {
    const [, name] = /\/assets\/vendor\/([\w-]+\.js)$/.exec(specifier) ?? [];
    return next(name ? new URL(name, VENDOR).href : specifier, context);
  },
});
