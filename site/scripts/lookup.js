/**
 * The look-up page: name or unified social credit code in, stars held out.
 *
 * For verification (task O): `onLoad(({path, bytes}) => …)` hears of every data file that an answer rests on
 * (`lookup/index.json`, `lookup/<shard>.json`, `lookup/names/…`), `path` as it stands in `SHA256SUMS`; say the outcome in
 * the element with the id `xj-signature`, which stands under every answer and is an aria-live region.
 * @module
 */
export { loaded, onLoad } from './data.js';
