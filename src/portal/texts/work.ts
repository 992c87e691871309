// Sentences of the contractors' and the landlords' pages, by language.
import type { WrittenLanguage } from '#flows/codes.ts';
import { withFrenchSpaces } from '../language.ts';
import { LANDLORD_EN } from './landlord-en.ts';
import { LANDLORD_FR, type LandlordTexts } from './landlord-fr.ts';
import { WORK_EN } from './work-en.ts';
import { WORK_FR, type WorkTexts } from './work-fr.ts';

export const WORK: Record<WrittenLanguage, WorkTexts> = { fr: withFrenchSpaces(WORK_FR), en: WORK_EN };
export const LANDLORD: Record<WrittenLanguage, LandlordTexts> = { fr: withFrenchSpaces(LANDLORD_FR), en: LANDLORD_EN };
