export { createWords, type Part, type Words, type WordsOptions } from './create-words.ts';
export { type FigureStyle, figureStyles } from './figure-style.ts';
export { intlLocale, isoFormats } from './intl-locale.ts';
export { toleranceIn, varianceTone } from './variance-tone.ts';
export { flattenWords, keysOf, type WordsFile, type WordsFiles } from './words-files.ts';
