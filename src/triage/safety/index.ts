// All hazards that the rules listen for. A new hazard is one file, and one line here.
import { breakIn } from './break-in.ts';
import { carbonMonoxide } from './carbon-monoxide.ts';
import { collapse } from './collapse.ts';
import { distress } from './distress.ts';
import { electrocution } from './electrocution.ts';
import { fire } from './fire.ts';
import { flood } from './flood.ts';
import { gas } from './gas.ts';
import type { HazardRules } from './hazard-rules.ts';
import { lockout } from './lockout.ts';
import { medical } from './medical.ts';
import { sewage } from './sewage.ts';
import { trapped } from './trapped.ts';
import { violence } from './violence.ts';

export const ALL_HAZARDS: readonly HazardRules[] = [
  gas,
  fire,
  carbonMonoxide,
  electrocution,
  flood,
  sewage,
  trapped,
  breakIn,
  lockout,
  collapse,
  medical,
  violence,
  distress,
];
