// Numbers in a contractor's words: which order they mean, and how much money.
import { plain } from './plain.ts';
import { findReference } from './reference.ts';

export interface OrderNumbers {
  /** What may name an order or its place in a list: no hour, day, amount, telephone number. */
  all: number[];
  /** The first that can be nothing but the number of an order. */
  reference: number | null;
  /** A number and nothing else. */
  isBare: boolean;
  /** As they stand in the text. */
  said: string[];
}

const DAYS =
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun';
const MONTHS =
  'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janv|fevr|sept|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sep';
/** Hours, days, dates, spans, amounts and telephone numbers. */
const OTHERS: readonly RegExp[] = [
  /(?:\+|00)?\d{1,3}(?:[ .-]\d{2}){4,}/g,
  /\b0\d{9}\b/g,
  /\d+(?:[.,]\d+)?\s*(?:€|eur\b|euros?\b|ttc\b|ht\b|balles\b)|€\s*\d+(?:[.,]\d+)?/g,
  /\b\d{1,2}\s*(?:h|:)\s*\d{0,2}\b|\b\d{1,2}\s*(?:heures?|am|pm|mn|min|minutes?|jours?|semaines?|fois|ans|cm|mm|m|l|bars?|days?|hours?|weeks?)\b/g,
  /\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b/g,
  /\bentre\s+\d{1,2}\s+et\s+\d{1,2}\b|\b(?:between)\s+\d{1,2}\s+and\s+\d{1,2}\b|\bde\s+\d{1,2}\s+a\s+\d{1,2}\b|\b\d{1,2}\s*-\s*\d{1,2}\b(?!\d)/g,
  new RegExp(`\\b(?:${DAYS})\\.?\\s+(?:le\\s+)?\\d{1,2}\\b(?!\\d)`, 'g'),
  new RegExp(`\\b\\d{1,2}(?:er|st|nd|rd|th)?\\s+(?:${MONTHS})\\b`, 'g'),
  /\b(?:a|vers|at|around|avant|apres|before|after|dans|in)\s+\d{1,2}\b(?!\d)/g,
];
const BARE = /^(?:n|no|num|numero|le|the|order|ordre|l)?\s*[°.:#]?\s*(\d{1,8})(?:-\d{1,2})?\s*[.!)]*$/;

export function orderNumbers(text: string): OrderNumbers {
  const folded = plain(text).trim();
  const bare = BARE.exec(folded);
  let rest = folded;
  for (const other of OTHERS) rest = rest.replace(other, (found) => ' '.repeat(found.length));
  const matches = [...rest.matchAll(/(?<![\d+€$,.])(\d{1,8})(?:-(\d{1,2}))?(?![\d€$%]|[.,]\d)/g)];
  const [named] = findReference(text);
  return {
    all: [...new Set(matches.map(([, number]) => Number(number)))],
    reference: named === undefined ? null : Number(named),
    isBare: bare !== null,
    said: matches.map(([whole]) => whole),
  };
}

const AMOUNT =
  /(\d{1,3}(?:[ .]\d{3})+|\d+)(?:[.,](\d{1,2}))?\s*(?:€|eur\b|euros?\b|balles\b)|(?:€|eur\s)\s*(\d+)(?:[.,](\d{1,2}))?/;
const BARE_AMOUNT =
  /\b(\d{2,5})\s*(?:ht\b|ttc\b|de plus\b|en plus\b|de supp|en supp|supplement|extra\b|more\b|de rallonge)/;
const MOST_CENTS = 10_000_000;

/** "180 €", "1 250,50 euros", "180 de plus"; 0 where none is said. */
export function readCents(text: string): number {
  const folded = plain(text);
  const found = AMOUNT.exec(folded);
  const [whole, part = ''] =
    found === null ? [BARE_AMOUNT.exec(folded)?.[1]] : [found[1] ?? found[3], found[2] ?? found[4]];
  if (whole === undefined) return 0;
  const cents = Number(whole.replace(/[ .]/g, '')) * 100 + Number(part.padEnd(2, '0') || 0);
  return cents <= MOST_CENTS ? cents : 0;
}
