/** lunr-languages ships no types: its modules add a language to lunr. */
declare module 'lunr-languages/lunr.stemmer.support.js' {
  const extend: (lunr: unknown) => void;
  export default extend;
}
declare module 'lunr-languages/lunr.de.js' {
  const extend: (lunr: unknown) => void;
  export default extend;
}
