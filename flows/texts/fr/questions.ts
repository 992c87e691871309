// Every question: as first asked, in other words (`.again`), and why we ask. One question mark a text.
import type { Text } from '../keys.ts';

export const questions = {
  // ---- around a question
  'ask.count': (w) => `Question ${w.n} sur ${w.of} :`,
  'ask.choices': (w) => `Répondez par un chiffre : ${w.choices}.`,
  'ask.answer_to': (w) => `Répondez au ${w.answerTo}.`,

  // ---- why
  'why.trade': () => `Nous demandons cela pour envoyer le bon réparateur.`,
  'why.urgency': () => `Nous demandons cela pour savoir si c'est pressé.`,
  'why.safety': () => `Nous demandons cela pour votre sécurité.`,
  'why.place': () => `Nous demandons cela pour que le réparateur trouve vite.`,
  'why.who': () => `Nous demandons cela pour savoir où intervenir.`,
  'why.sorting': () => `Nous demandons cela pour classer votre message au bon endroit.`,
  'why.follow_up': () => `Nous demandons cela pour ne rien laisser en panne.`,
  'why.opinion': () => `Votre avis aide à choisir les meilleurs réparateurs.`,

  // ---- general
  'q.identity': () => `Quels sont vos nom et adresse ?`,
  'q.identity.again': () => `Pouvez-vous écrire votre nom, votre rue et votre étage ?`,
  'q.for_whom': () => `Quel est le nom et l'adresse de cette personne ?`,
  'q.for_whom.again': () => `Pour quelle personne écrivez-vous, et à quelle adresse ?`,
  'q.which_ticket': (w) => `C'est pour quelle demande ? Écrivez un chiffre : ${w.choices}.`,
  'q.which_ticket.again': (w) => `Donnez-nous le numéro de la demande, par exemple : ${w.choices}.`,
  'q.same_problem': (w) => `Est-ce la suite de la demande ${w.ticket}, ou un nouveau problème ?`,
  'q.same_problem.again': (w) => `Est-ce le problème de la demande ${w.ticket}, oui ou non ?`,
  'q.clarify': () => `Nous n'avons pas bien compris. Quel est le problème, et dans quelle pièce ?`,
  'q.clarify.again': () => `Pouvez-vous le dire autrement, par exemple : "fuite sous l'évier" ?`,
  'q.wrong_number': () => `Ce numéro n'est-il plus celui d'un locataire de l'agence ?`,
  'q.wrong_number.again': () => `Devons-nous retirer votre numéro de notre liste, oui ou non ?`,
  'q.fixed': (w) => `Pour la demande ${w.ticket}, est-ce que tout est réparé ?`,
  'q.fixed.again': (w) => `Le problème de la demande ${w.ticket} est-il réglé, oui ou non ?`,
  'q.which_alarm': (w) => `Quelle urgence prenez-vous ? Écrivez un chiffre : ${w.choices}.`,
  'q.which_alarm.again': (w) => `Donnez-nous le numéro de l'urgence : ${w.choices}.`,

  // ---- plumbing
  'q.plumbing.spreads': () => `L'eau coule-t-elle sur le sol ou chez un voisin ?`,
  'q.plumbing.spreads.again': () => `Est-ce que de l'eau se répand en ce moment, oui ou non ?`,
  'q.plumbing.where': () => `Dans quelle pièce est-ce ?`,
  'q.plumbing.where.again': () => `Est-ce dans la cuisine, la salle de bain ou les toilettes ?`,
  'q.plumbing.usable': () => `Pouvez-vous encore utiliser les toilettes ?`,
  'q.plumbing.usable.again': () => `Vos toilettes marchent-elles encore, oui ou non ?`,

  // ---- heating
  'q.heating.missing': () => `Que manque-t-il : le chauffage, l'eau chaude, les deux ?`,
  'q.heating.missing.again': () => `Avez-vous encore de l'eau chaude ou du chauffage ?`,
  'q.heating.rooms': () => `Est-ce dans une seule pièce ou dans tout le logement ?`,
  'q.heating.rooms.again': () => `Tous les radiateurs sont-ils froids, ou un seul ?`,
  'q.heating.own_boiler': () => `Avez-vous une chaudière dans votre logement ?`,
  'q.heating.own_boiler.again': () => `La chaudière est-elle chez vous, oui ou non ?`,

  // ---- electrical
  'q.electrical.extent': () => `La panne touche-t-elle tout le logement, une pièce, ou une prise ?`,
  'q.electrical.extent.again': () => `Avez-vous encore du courant quelque part chez vous ?`,
  'q.electrical.neighbours': () => `Vos voisins ont-ils du courant ?`,
  'q.electrical.neighbours.again': () => `Y a-t-il de la lumière dans le couloir, oui ou non ?`,

  // ---- gas
  'q.gas.smell': () => `Sentez-vous une odeur de gaz ?`,
  'q.gas.smell.again': () => `Est-ce que cela sent le gaz chez vous, oui ou non ?`,
  'q.gas.what': () => `Est-ce une coupure de gaz, le compteur, ou autre chose ?`,
  'q.gas.what.again': () => `De quoi s'agit-il : la coupure, le compteur, autre chose ?`,

  // ---- locks
  'q.locks.enter': () => `Pouvez-vous entrer chez vous ?`,
  'q.locks.enter.again': () => `Pouvez-vous ouvrir votre porte, oui ou non ?`,
  'q.locks.closes': () => `Votre porte ferme-t-elle à clé ?`,
  'q.locks.closes.again': () => `Pouvez-vous fermer votre porte à clé, oui ou non ?`,
  'q.locks.part': () => `Est-ce la clé, la serrure ou la porte ?`,
  'q.locks.part.again': () => `Qu'est-ce qui bloque : la clé, la serrure ou la porte ?`,

  // ---- access
  'q.access.what': () => `Est-ce l'interphone, le badge, le code ou la porte ?`,
  'q.access.what.again': () => `Qu'est-ce qui ne marche pas : interphone, badge, code, porte ?`,
  'q.access.stays_open': () => `La porte de l'immeuble reste-t-elle ouverte ?`,
  'q.access.stays_open.again': () => `N'importe qui peut-il entrer dans l'immeuble, oui ou non ?`,
  'q.access.everyone': () => `Vos voisins ont-ils aussi ce problème ?`,
  'q.access.everyone.again': () => `Vos voisins ont-ils le problème aussi, oui ou non ?`,

  // ---- lift
  'q.lift.inside': () => `Y a-t-il une personne bloquée dans l'ascenseur ?`,
  'q.lift.inside.again': () => `Une personne est-elle enfermée dedans, oui ou non ?`,
  'q.lift.stairs': () => `Pouvez-vous prendre l'escalier ?`,
  'q.lift.stairs.again': () => `Pouvez-vous sortir de chez vous par l'escalier, oui ou non ?`,

  // ---- windows
  'q.windows.closes': () => `Peut-on encore fermer ?`,
  'q.windows.closes.again': () => `Est-ce que cela ferme encore, oui ou non ?`,
  'q.windows.glass': () => `Une vitre est-elle cassée ?`,
  'q.windows.glass.again': () => `Y a-t-il du verre cassé, oui ou non ?`,
  'q.windows.room': () => `Dans quelle pièce est-ce ?`,
  'q.windows.room.again': () => `Est-ce dans le salon, la chambre, la cuisine ou la salle de bain ?`,

  // ---- damp
  'q.damp.drips': () => `De l'eau tombe-t-elle en gouttes ?`,
  'q.damp.drips.again': () => `Voyez-vous de l'eau couler, oui ou non ?`,
  'q.damp.rain': () => `Est-ce pire quand il pleut ?`,
  'q.damp.rain.again': () => `La pluie rend-elle le problème plus fort, oui ou non ?`,
  'q.damp.where': () => `Est-ce au plafond, sur un mur, ou autour d'une vitre ?`,
  'q.damp.where.again': () => `Où est l'humidité : plafond, mur ou vitre ?`,

  // ---- pests
  'q.pests.which': () => `Qu'avez-vous vu : souris, rats, cafards, punaises, autre ?`,
  'q.pests.which.again': () => `Quel animal est-ce : souris, rat, cafard, punaise de lit, autre ?`,
  'q.pests.where': () => `Est-ce chez vous ou dans les parties communes ?`,
  'q.pests.where.again': () => `Où les avez-vous vus : chez vous, ou dans l'immeuble ?`,

  // ---- common areas
  'q.common_areas.where': () => `Est-ce dans l'entrée, l'escalier, la cave, la cour ou le parking ?`,
  'q.common_areas.where.again': () => `Dans l'immeuble, où est-ce exactement ?`,
  'q.common_areas.danger': () => `Quelqu'un risque-t-il de tomber ou de se blesser ?`,
  'q.common_areas.danger.again': () => `Est-ce dangereux pour les passants, oui ou non ?`,

  // ---- fire safety
  'q.fire_safety.smoke': () => `Voyez-vous de la fumée ou du feu ?`,
  'q.fire_safety.smoke.again': () => `Y a-t-il de la fumée en ce moment, oui ou non ?`,
  'q.fire_safety.what': () => `Est-ce le détecteur de fumée, un extincteur ou une porte ?`,
  'q.fire_safety.what.again': () => `De quoi s'agit-il : détecteur, extincteur, porte ?`,

  // ---- structure
  'q.structure.falls': () => `Des morceaux risquent-ils de tomber sur quelqu'un ?`,
  'q.structure.falls.again': () => `Est-ce que quelque chose va tomber, oui ou non ?`,
  'q.structure.where': () => `Est-ce le plafond, un mur, le sol, l'escalier ou le balcon ?`,
  'q.structure.where.again': () => `Où est-ce : plafond, mur, sol, escalier, balcon ?`,

  // ---- appliances
  'q.appliances.which': () => `Quel appareil : plaque, four, frigo, hotte, lave-linge ?`,
  'q.appliances.which.again': () => `De quel appareil parlez-vous ?`,
  'q.appliances.works': () => `Marche-t-il encore un peu ?`,
  'q.appliances.works.again': () => `L'appareil marche-t-il encore, oui ou non ?`,

  // ---- other
  'q.other.where': () => `Est-ce chez vous ou dans les parties communes ?`,
  'q.other.where.again': () => `Où est-ce : chez vous, ou dans l'immeuble ?`,
} satisfies Record<string, Text>;
