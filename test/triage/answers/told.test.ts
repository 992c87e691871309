import { describe, expect, it } from 'vitest';
import { readTold } from '#triage/answers/told.ts';

describe('what a report tells already', () => {
  it.each<[string, Record<string, string>]>([
    ['la vitre de la chambre est cassée', { 'windows.glass': 'yes', 'windows.room': 'bedroom' }],
    ['On m’a cassé un carreau', { 'windows.glass': 'yes' }],
    ['my window is broken', { 'windows.glass': 'yes', 'damp.where': 'window' }],
    ['j’ai une fuite sous l’évier', { 'plumbing.where': 'kitchen' }],
    ['plus de chauffage ni d’eau chaude', { 'heating.missing': 'both' }],
    ['je n’ai plus d’eau chaude', { 'heating.missing': 'hot_water' }],
    ['il y a des souris', { 'pests.which': 'mice' }],
    ['bonjour mon chauffe-eau goutte', { 'heating.missing': 'leak' }],
    ['fuite au radiateur du salon', { 'heating.missing': 'leak' }],
    ['je suis enfermé dehors jai perdu mes clé', { 'locks.enter': 'no', 'locks.part': 'key' }],
    ['locked out, the door slammed', { 'locks.enter': 'no', 'locks.part': 'door' }],
  ])('"%s" is asked no more', (text, told) => {
    expect(readTold(text)).toMatchObject(told);
  });

  it.each<[string, string]>([
    ['la vitre n’est pas cassée mais le volet est bloqué', 'windows.glass'],
    ['le volet est bloqué', 'windows.glass'],
    ['fuite dans la cuisine et dans la salle de bain', 'plumbing.where'],
    ['le chauffage ne marche plus', 'heating.missing'],
    ['la chaudière est en panne, plus d’eau chaude', 'heating.missing'],
    ['le radiateur ne coule plus', 'heating.missing'],
    ['plus d’eau chaude et le ballon fuit', 'heating.missing'],
    ['je suis enfermée dans les toilettes', 'locks.enter'],
    ['la clé tourne dans la serrure', 'locks.part'],
    ['', 'pests.which'],
  ])('"%s" leaves open %s', (text, question) => {
    expect(readTold(text)[question]).toBeUndefined();
  });
});
