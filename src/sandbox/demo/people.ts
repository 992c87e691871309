// Who one can be in the sandbox and in rehearsals: everybody of the demo agency with a number or an email, and some strangers.
import { readEmails } from '#people/import/read-cells.ts';
import { readPhones } from '#people/import/read-phones.ts';
import { nameKey, nameWords } from '#people/names.ts';
import { demoSettings, demoTable } from './files.ts';

export interface DemoPerson {
  name: string;
  role: 'tenant' | 'landlord' | 'trusted' | 'caretaker' | 'contractor' | 'manager' | 'stranger';
  /** First number, else first email. */
  address: string;
  kind: 'phone' | 'email';
  /** Every number and email of theirs. */
  addresses: string[];
  /** "locataire, Les Lilas, bâtiment A, logement A131 ; ne peut pas prendre l'escalier" */
  description: string;
  /** Has no past with the agency: a story begins with them. */
  story: boolean;
}

/** The first of the list are made to be played: they have no past. */
const LAST_OF_STORIES = 'Inès Carpentier';

const ROLES: Record<string, string> = {
  tenant: 'locataire',
  landlord: 'bailleur',
  trusted: 'personne de confiance',
  caretaker: 'gardien',
};

const STRANGERS: DemoPerson[] = [
  stranger('Inconnu', '+33639989901', 'un numéro que personne ne connaît'),
  stranger('Inconnue', '+33639989902', 'un autre numéro que personne ne connaît'),
  stranger('Inconnu par mail', 'inconnu@exemple.example', 'une adresse que personne ne connaît'),
];

function stranger(name: string, address: string, description: string): DemoPerson {
  return {
    name,
    role: 'stranger',
    address,
    kind: address.includes('@') ? 'email' : 'phone',
    addresses: [address],
    description,
    story: true,
  };
}

let known: DemoPerson[] | undefined;

export function demoPeople(): readonly DemoPerson[] {
  known ??= [...listed(), ...contractors(), ...managers(), ...STRANGERS];
  return known;
}

/** By whole name, or by the words that only one of them has; undefined: nobody, or several. */
export function findDemoPerson(name: string): DemoPerson | undefined {
  const people = demoPeople();
  const whole =
    people.find((person) => person.name === name) ?? people.find((person) => nameKey(person.name) === nameKey(name));
  if (whole !== undefined) return whole;
  const words = nameWords(name);
  const found = people.filter((person) => words.every((word) => nameWords(person.name).includes(word)));
  return found.length === 1 ? found[0] : undefined;
}

function listed(): DemoPerson[] {
  const lines = demoTable('people.csv', [
    'name',
    'role',
    'residence',
    'building',
    'dwelling',
    'phone',
    'email',
    'needs',
    'to',
  ] as const);
  const people = new Map<string, DemoPerson>();
  let story = true;
  for (const { cells } of lines) {
    const addresses = [...readPhones(cells.phone).contacts, ...readEmails(cells.email).contacts].map(
      ({ value }) => value,
    );
    const [address] = addresses;
    if (address !== undefined && !people.has(cells.name)) {
      const place = [
        cells.residence,
        cells.building && `bâtiment ${cells.building}`,
        cells.dwelling && `logement ${cells.dwelling}`,
      ];
      const left = cells.to === '' ? [] : [`parti le ${cells.to}`];
      const about = [
        [ROLES[cells.role] ?? cells.role, ...place].filter((part) => part !== '').join(', '),
        ...left,
        ...cells.needs.split(';').filter((need) => need !== ''),
      ];
      const role = cells.role as DemoPerson['role'];
      people.set(cells.name, {
        name: cells.name,
        role,
        address,
        kind: address.includes('@') ? 'email' : 'phone',
        addresses,
        description: about.join(' ; '),
        story,
      });
    }
    if (cells.name === LAST_OF_STORIES) story = false;
  }
  return [...people.values()];
}

function contractors(): DemoPerson[] {
  return demoTable('contractors.csv', ['company', 'trades', 'phone', 'email'] as const).map(({ cells }) => {
    const addresses = [...readPhones(cells.phone).contacts, ...readEmails(cells.email).contacts].map(
      ({ value }) => value,
    );
    return {
      name: cells.company,
      role: 'contractor',
      address: addresses[0]!,
      kind: 'phone',
      addresses,
      description: `prestataire, ${cells.trades.replaceAll(';', ', ')}`,
      story: true,
    };
  });
}

function managers(): DemoPerson[] {
  return demoSettings().slack.managers.flatMap(({ name, phone }) =>
    phone === undefined
      ? []
      : [
          {
            name,
            role: 'manager' as const,
            address: phone,
            kind: 'phone' as const,
            addresses: [phone],
            description: 'gestionnaire',
            story: true,
          },
        ],
  );
}
