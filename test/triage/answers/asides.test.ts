import { describe, expect, it } from 'vitest';
import { disputesBill, tellsOfRepair, tellsOfRescue } from '#triage/answers/asides.ts';

describe('beside a report', () => {
  it.each([
    "mais c'est pas à moi de payer",
    'Je paierai pas cette facture',
    "c'est au propriétaire de payer",
    'pourquoi je dois payer ?',
    'c’est pas à ma charge',
    "it's not up to me to pay",
    "I won't pay for this",
  ])('"%s" disputes the bill', (words) => expect(disputesBill(words)).toBe(true));
  it.each(['est-ce à ma charge ?', 'comment payer mon loyer ?', "j'ai payé hier", 'how do I pay the rent?'])(
    '"%s" does not',
    (words) => expect(disputesBill(words)).toBe(false),
  );

  it.each(['les pompiers ont coupe le gaz', 'les pompiers sont la merci', 'the fire brigade has cut the gas'])(
    '"%s" tells that help is there',
    (words) => expect(tellsOfRescue(words)).toBe(true),
  );
  it.each([
    'les pompiers ne répondent pas',
    'les pompiers sont toujours pas là',
    'faut-il appeler les pompiers',
    "the firefighters aren't here",
  ])('"%s" does not', (words) => expect(tellsOfRescue(words)).toBe(false));

  it.each(["finalement la porte c'est reparé j'ai mis de l'huile", 'en fait ça remarche', 'it works again'])(
    '"%s" tells of a repair',
    (words) => expect(tellsOfRepair(words)).toBe(true),
  );
  it.each(["c'est pas réparé", "en fait c'est bon j'ai coupé l'eau", 'it is not fixed', 'mal réparé'])(
    '"%s" does not',
    (words) => expect(tellsOfRepair(words)).toBe(false),
  );
});
