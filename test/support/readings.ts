// Readings to start from: each test changes what it is about.

import type { ModelReading } from '#triage/model/model-reading.ts';
import type { Reading } from '#triage/reading.ts';
import type { SafetyReading } from '#triage/safety/read-safety.ts';

export function safetyReading(changes: Partial<SafetyReading> = {}): SafetyReading {
  return { hazards: [], pastHazards: [], situation: 'can_leave', because: [], alarming: false, ...changes };
}

export function offlineReading(changes: Partial<Reading> = {}): Reading {
  return {
    intent: 'report',
    problems: [{ category: 'plumbing', urgency: 'routine', confidence: 0.6 }],
    hazards: [],
    pastHazards: [],
    situation: 'can_leave',
    vulnerable: false,
    language: 'fr',
    by: 'offline',
    confidence: 0.6,
    unsure: false,
    because: [],
    ...changes,
  };
}

export function modelReading(changes: Partial<ModelReading> = {}): ModelReading {
  return { ...offlineReading(), by: 'model', confidence: 0.95, denials: [], steered: false, ...changes };
}
