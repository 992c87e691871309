import { describe, expect, it } from 'vitest';
import { displayPhone, parsePhone, parseSender } from '#lib/phone.ts';

describe('parsePhone', () => {
  it.each([
    ['06 12 34 56 78', '+33612345678', 'mobile'],
    ['06.12.34.56.78', '+33612345678', 'mobile'],
    ['06-12-34-56-78', '+33612345678', 'mobile'],
    ['0612345678', '+33612345678', 'mobile'],
    ['+33 (0)6 12 34 56 78', '+33612345678', 'mobile'],
    ['0033 6 12 34 56 78', '+33612345678', 'mobile'],
    ['33612345678', '+33612345678', 'mobile'],
    ['+33757000000', '+33757000000', 'mobile'],
    ['+33611000000', '+33611000000', 'mobile'],
    ['+33639981234', '+33639981234', 'mobile'],
    ['01 23 45 67 89', '+33123456789', 'landline'],
    ['09 72 12 34 56', '+33972123456', 'landline'],
    ['+44 20 7946 0958', '+442079460958', 'landline'],
    ['+351 912 345 678', '+351912345678', 'mobile'],
    ['+1 212 555 0123', '+12125550123', 'unknown'],
    // Written the French way, overseas.
    ['0692 12 34 56', '+262692123456', 'mobile'],
    ['0696 12 34 56', '+596696123456', 'mobile'],
    ['0690 12 34 56', '+590690123456', 'mobile'],
  ])('reads %s', (written, address, kind) => {
    expect(parsePhone(written)).toEqual({ address, kind });
  });

  it.each([
    '',
    '12',
    '0612',
    'tenant@example.org',
    'appelez le gardien',
    '38123',
    '+33',
    '06 12 34 56 78 90 12 34',
    'IMPOTS',
  ])('takes %j for no number', (written) => {
    expect(parsePhone(written)).toBeUndefined();
  });
});

describe('parseSender', () => {
  it('tells numbers, short codes and names apart', () => {
    expect(parseSender('+33612345678')).toEqual({ address: '+33612345678', kind: 'mobile' });
    expect(parseSender('38123')).toEqual({ address: '38123', kind: 'short_code' });
    expect(parseSender('IMPOTS')).toEqual({ address: 'IMPOTS', kind: 'alphanumeric' });
    expect(parseSender('Dr Dupont')).toEqual({ address: 'Dr Dupont', kind: 'alphanumeric' });
    expect(parseSender('')).toBeUndefined();
  });
});

describe('for people', () => {
  it('is written as they write it', () => {
    expect(displayPhone('+33612345678')).toBe('06 12 34 56 78');
    expect(displayPhone('+262692123456')).toBe('0692 12 34 56');
    expect(displayPhone('+442079460958')).toBe('+44 20 7946 0958');
    expect(displayPhone('38123')).toBe('38123');
    expect(displayPhone('IMPOTS')).toBe('IMPOTS');
  });
});
