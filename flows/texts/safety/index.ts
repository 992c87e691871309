// The safety texts of every language that we understand.
import type { Language } from '../../codes.ts';
import type { SafetyKey, Text } from '../keys.ts';
import { SAFETY_AR } from './ar.ts';
import { SAFETY_EN } from './en.ts';
import { SAFETY_ES } from './es.ts';
import { SAFETY_FR } from './fr.ts';
import { SAFETY_PT } from './pt.ts';
import { SAFETY_TR } from './tr.ts';

export const SAFETY: Record<Language, Record<SafetyKey, Text>> = {
  fr: SAFETY_FR,
  en: SAFETY_EN,
  es: SAFETY_ES,
  pt: SAFETY_PT,
  ar: SAFETY_AR,
  tr: SAFETY_TR,
};
