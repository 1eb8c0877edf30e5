import { wordsOf } from '../../words/language.ts';
import { en } from './words-en.ts';
import { zh } from './words-zh.ts';

export const useSchemeWords = wordsOf('schemes', { zh, en });
